package io.slipway.runner.pipeline;

/** Who answers when a pipeline asks ({@code input}). */
public enum Answers {
    /** The person at the terminal. */
    TERMINAL,
    /** Every question is answered with yes and the defaults. */
    YES,
    /** Nobody: a question fails the build. */
    NOBODY
}
