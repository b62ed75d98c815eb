package io.slipway.runner.pipeline;

import java.util.List;

/**
 * A step as a Jenkinsfile knows it.
 *
 * @param name its name
 * @param required the parameters that must be given; the first one takes a sole positional argument
 * @param optional the parameters that may be given; where there is no required one the first one takes a sole positional argument
 * @param block whether a block follows
 * @param operation what it does
 */
public record Step(String name, List<String> required, List<String> optional, Block block, Operation operation) {
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
    }

    /**
     * @param name its name
     * @param required the parameters that must be given, separated by blanks
     * @param optional the parameters that may be given, separated by blanks
     * @param operation what it does
     * @return a step without a block
     */
    public static Step of(String name, String required, String optional, Operation operation) {
        return new Step(name, words(required), words(optional), Block.NONE, operation);
    }

    /**
     * @param name its name
     * @param required the parameters that must be given, separated by blanks
     * @param optional the parameters that may be given, separated by blanks
     * @param operation what it does
     * @return a step with a block
     */
    public static Step block(String name, String required, String optional, Operation operation) {
        return new Step(name, words(required), words(optional), Block.REQUIRED, operation);
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

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
