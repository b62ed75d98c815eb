package io.slipway.runner.steps;

import io.slipway.runner.pipeline.Body;
import io.slipway.runner.pipeline.Branches;
import io.slipway.runner.pipeline.StepCall;
import java.util.LinkedHashMap;
import java.util.Map;

/** The step {@code parallel}. */
final class Parallel {
    private static final String FAIL_FAST = "failFast";

    private Parallel() {}

    static Object run(StepCall call) throws Exception {
        Map<String, Body> bodies = new LinkedHashMap<>();
        call.arguments().forEach((name, value) -> {
            if (value instanceof Body body) {
                bodies.put(name, body);
            } else if (!FAIL_FAST.equals(name)) {
                throw new IllegalArgumentException(
                        "parallel: expected a closure for branch '" + name + "', not '" + value + "'");
            }
        });
        if (bodies.isEmpty()) {
            call.say("No branches to run");
        }
        return Branches.run(call.build(), call.context(), bodies, call.truth(FAIL_FAST));
    }
}
