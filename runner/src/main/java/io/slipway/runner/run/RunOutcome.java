package io.slipway.runner.run;

import io.slipway.runner.declarative.Problem;
import io.slipway.runner.result.Result;
import java.util.List;

/**
 * How a run ended.
 *
 * @param result the build's result
 * @param problems what is wrong in the source; then nothing was run
 * @param missingTool whether it failed because a tool is not installed
 */
public record RunOutcome(Result result, List<Problem> problems, boolean missingTool) {
    /** Copies. */
    public RunOutcome {
        problems = List.copyOf(problems);
    }
}
