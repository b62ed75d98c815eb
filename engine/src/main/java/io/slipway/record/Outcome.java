package io.slipway.record;

/** How a stage ended. */
public enum Outcome {
    /** It did what it should. */
    PASSED,
    /** It could not, or the gate blocks. */
    FAILED,
    /** Somebody aborted it. */
    ABORTED
}
