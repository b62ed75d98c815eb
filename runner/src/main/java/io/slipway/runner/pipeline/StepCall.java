package io.slipway.runner.pipeline;

import io.slipway.host.DeliveryException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One call of a step.
 *
 * @param step the step
 * @param arguments by parameter name
 * @param block the block that follows it
 * @param context what holds where it stands
 * @param build the run that it belongs to
 */
public record StepCall(Step step, Map<String, Object> arguments, Optional<Body> block, Context context, Build build) {
    /**
     * @param name a parameter's name
     * @return its argument as text
     * @throws DeliveryException if it is missing or null
     */
    public String text(String name) throws DeliveryException {
        Object value = arguments.get(name);
        if (value == null) {
            throw new DeliveryException("Missing required parameter: \"" + name + "\"");
        }
        return String.valueOf(value);
    }

    /**
     * @param name a parameter's name
     * @param otherwise the value where it is not given
     * @return its argument as text
     */
    public String text(String name, String otherwise) {
        Object value = arguments.get(name);
        return value == null ? otherwise : String.valueOf(value);
    }

    /**
     * @param name a parameter's name
     * @return whether it is given and true; the texts {@code true} and {@code false} count too
     * @throws DeliveryException if it is neither
     */
    public boolean truth(String name) throws DeliveryException {
        return switch (text(name, "false")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new DeliveryException(
                        "expected a boolean for \"%s\", not '%s'".formatted(name, arguments.get(name)));
        };
    }

    /**
     * @param name a parameter's name
     * @param otherwise the value where it is not given
     * @return its argument as a whole number
     * @throws DeliveryException if it is none
     */
    public long whole(String name, long otherwise) throws DeliveryException {
        Object value = arguments.get(name);
        try {
            return value == null ? otherwise : new BigDecimal(String.valueOf(value)).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new DeliveryException("expected a whole number for \"%s\", not '%s'".formatted(name, value), e);
        }
    }

    /**
     * @return the directory in which the step works
     * @throws DeliveryException outside of every {@code node}
     */
    public Path directory() throws DeliveryException {
        return context.directory()
                .orElseThrow(() -> new DeliveryException(
                        "Required context class hudson.FilePath is missing; perhaps you forgot to surround the "
                                + step.name() + " step with a step that provides this, such as: node"));
    }

    /**
     * Runs the block.
     *
     * @param inside what holds in it
     * @return its value
     * @throws Exception whatever its steps threw
     */
    public Object run(Context inside) throws Exception {
        return block.orElseThrow().run(inside);
    }

    /**
     * Says something in the log, marked with the parallel branch.
     *
     * @param text one or more lines
     */
    public void say(String text) {
        build.say(context, text);
    }
}
