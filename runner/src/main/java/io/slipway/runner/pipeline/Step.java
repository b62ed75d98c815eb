package io.slipway.runner.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A step as a Jenkinsfile knows it.
 *
 * @param name its name
 * @param required the parameters that must be given; the first one takes a sole positional argument
 * @param optional the parameters that may be given; where there is no required one the first one takes a sole positional argument
 * @param types what parameters take, where Jenkins is strict about it
 * @param block whether a block follows
 * @param operation what it does
 */
public record Step(
        String name,
        List<String> required,
        List<String> optional,
        Map<String, ParameterType> types,
        Block block,
        Operation operation) {
    /** Whether a block follows a step's parameters. */
    public enum Block {
        /** None may follow. */
        NONE,
        /** One must follow. */
        REQUIRED
    }

    /** What a step does. */
    @FunctionalInterface
    public interface Operation {
        /**
         * @param call the call
         * @return the step's value; may be null
         * @throws Exception whatever went wrong; an {@link io.slipway.host.DeliveryException} in one line for the expected
         */
        Object run(StepCall call) throws Exception;
    }

    /** Copies. */
    public Step {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
        types = Map.copyOf(types);
    }

    /**
     * @param name its name
     * @param required the parameters that must be given, separated by blanks; {@code name:type} for one that is strict
     * @param optional the parameters that may be given, likewise
     * @param operation what it does
     * @return a step without a block
     */
    public static Step of(String name, String required, String optional, Operation operation) {
        return of(name, required, optional, Block.NONE, operation);
    }

    /**
     * @param name its name
     * @param required the parameters that must be given, separated by blanks; {@code name:type} for one that is strict
     * @param optional the parameters that may be given, likewise
     * @param operation what it does
     * @return a step with a block
     */
    public static Step block(String name, String required, String optional, Operation operation) {
        return of(name, required, optional, Block.REQUIRED, operation);
    }

    private static Step of(String name, String required, String optional, Block block, Operation operation) {
        Map<String, ParameterType> types = new LinkedHashMap<>();
        return new Step(name, names(required, types), names(optional, types), types, block, operation);
    }

    /**
     * @param parameter a parameter's name
     * @return what it takes
     */
    public ParameterType type(String parameter) {
        return types.getOrDefault(parameter, ParameterType.ANY);
    }

    /**
     * @return the parameter that takes a sole positional argument; empty if none does
     */
    public String sole() {
        return !required.isEmpty() ? required.get(0) : optional.isEmpty() ? "" : optional.get(0);
    }

    /**
     * @return whether any parameter name is taken, as by {@code parallel}
     */
    public boolean open() {
        return optional.contains("*");
    }

    private static List<String> names(String text, Map<String, ParameterType> types) {
        List<String> names = new ArrayList<>();
        for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
            int colon = word.indexOf(':');
            String name = colon < 0 ? word : word.substring(0, colon);
            names.add(name);
            if (colon >= 0) {
                types.put(name, ParameterType.valueOf(word.substring(colon + 1).toUpperCase(Locale.ROOT)));
            }
        }
        return names;
    }
}
