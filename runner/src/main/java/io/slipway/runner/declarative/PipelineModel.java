package io.slipway.runner.declarative;

import java.util.List;
import java.util.Map;

/** A {@code pipeline} block. */
record PipelineModel(
        Agent agent,
        Map<String, Value> environment,
        List<Call> options,
        List<Call> parameters,
        List<Call> triggers,
        List<Call> tools,
        List<Call> libraries,
        List<StageModel> stages,
        Map<String, Value.Code> post) {}
