package io.slipway.runner.declarative;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@code stage} block; {@code axes} are the variables of a matrix' cell, which hold before all else. */
record StageModel(
        String name,
        Optional<Agent> agent,
        Map<String, Value> axes,
        Map<String, Value> environment,
        List<Call> options,
        Optional<When> when,
        Optional<Call> input,
        List<Call> tools,
        StageContent content,
        boolean failFast,
        Map<String, Value.Code> post,
        Position at) {}
