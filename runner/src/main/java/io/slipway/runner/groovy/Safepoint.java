package io.slipway.runner.groovy;

/** Where transformed code looks whether it was interrupted: at each loop's turn and each call of a method or closure. */
public final class Safepoint {
    private Safepoint() {}

    /**
     * Called by the interpreter.
     *
     * @throws InterruptedException if the calling thread was interrupted
     */
    public static void check() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the pipeline was interrupted");
        }
    }
}
