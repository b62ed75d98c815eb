package io.slipway.runner.declarative;

/** Throws what was kept until the clean-up was done. */
final class Rethrow {
    private Rethrow() {}

    static void unlessNull(Throwable problem) throws Exception {
        if (problem instanceof Error error) {
            throw error;
        }
        if (problem != null) {
            throw (Exception) problem;
        }
    }
}
