package io.slipway.contract;

/** What a request demands of its parameters. */
public final class Requirement {
    private Requirement() {}

    /**
     * @param holds whether the parameters are as they must be
     * @param problem one line that begins with the parameter's name: what is wrong, and what is expected
     * @throws IllegalArgumentException with that line if it does not hold; a {@link Contract} makes a step's error of it
     */
    public static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
