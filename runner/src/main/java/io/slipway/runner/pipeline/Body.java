package io.slipway.runner.pipeline;

/** The block of a step, such as {@code dir('x') { … }}. */
@FunctionalInterface
public interface Body {
    /**
     * Runs the block to its end, on the calling thread.
     *
     * @param context what holds in it
     * @return the value of its last expression
     * @throws Exception whatever its steps threw
     */
    Object run(Context context) throws Exception;
}
