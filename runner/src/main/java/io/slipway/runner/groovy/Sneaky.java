package io.slipway.runner.groovy;

/** Groovy knows no checked exceptions: what Java code called from there throws must get through as it is. */
public final class Sneaky {
    private Sneaky() {}

    /**
     * @param problem any exception
     * @return never: it throws the problem itself
     */
    public static RuntimeException unchecked(Exception problem) {
        throw Sneaky.<RuntimeException>cast(problem);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> E cast(Exception problem) throws E {
        throw (E) problem;
    }
}
