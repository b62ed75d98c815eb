package io.slipway.runner.declarative;

/** Where a pipeline or a stage runs. There is one machine, so a label decides nothing. */
sealed interface Agent {
    /** On no agent: each stage brings its own. */
    record None() implements Agent {}

    /** On this machine; {@code workspace} is a directory of its own, null for the checkout. */
    record Here(Value workspace) implements Agent {}

    /** As an agent that this runner does not offer. */
    record Unsupported(String type, Position at) implements Agent {}
}
