package io.slipway.runner.declarative;

import io.slipway.runner.pipeline.Context;
import java.util.List;

/** The directive {@code tools}: there are no tool installations without Jenkins. */
final class Tools {
    private Tools() {}

    static void note(List<Call> tools, Evaluator evaluator, Context context) throws Exception {
        for (Call tool : tools) {
            evaluator
                    .build()
                    .say(
                            context,
                            "tools: %s %s is not installed by the runner; what is on PATH is used"
                                    .formatted(tool.name(), evaluator.positional(tool, context)));
        }
    }
}
