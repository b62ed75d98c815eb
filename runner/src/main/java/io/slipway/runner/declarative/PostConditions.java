package io.slipway.runner.declarative;

import io.slipway.runner.pipeline.Build;
import io.slipway.runner.pipeline.Context;
import io.slipway.runner.result.Result;
import java.util.Map;

/** Runs the blocks of {@code post} whose conditions hold, in Jenkins' order. */
final class PostConditions {
    private final Evaluator evaluator;

    PostConditions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** A result that may become worse while the blocks run. */
    @FunctionalInterface
    interface Now {
        Result result();
    }

    /** The first problem: the one that was before, or else that of a block. */
    Throwable run(Map<String, Value.Code> post, Context context, Throwable before, Now now) {
        Throwable first = before;
        for (String condition : Names.POST) {
            Value.Code body = post.get(condition);
            if (body != null && holds(condition, now.result())) {
                Throwable problem = run(condition, body, context);
                first = first == null ? problem : first;
            }
        }
        return first;
    }

    private Throwable run(String condition, Value.Code body, Context context) {
        Build build = evaluator.build();
        build.log().own(build.log().style().bold("--- post: " + condition));
        try {
            evaluator.run(body, context);
            return null;
        } catch (Exception | Error e) {
            build.say(context, "Error when executing " + condition + " post condition: " + e.getMessage());
            build.worsen(Build.resultOf(e));
            context.stage().ifPresent(stage -> stage.worsen(Build.resultOf(e)));
            return e;
        }
    }

    private boolean holds(String condition, Result now) {
        Result previous = evaluator.build().settings().previous();
        return switch (condition) {
            case "changed" -> previous != now;
            case "fixed" -> now == Result.SUCCESS && (previous == Result.FAILURE || previous == Result.UNSTABLE);
            case "regression" -> previous != null && now.isWorseThan(previous);
            case "aborted" -> now == Result.ABORTED;
            case "success" -> now == Result.SUCCESS;
            case "unsuccessful" -> now != Result.SUCCESS;
            case "unstable" -> now == Result.UNSTABLE;
            case "failure" -> now == Result.FAILURE;
            case "notBuilt" -> now == Result.NOT_BUILT;
            default -> true;
        };
    }
}
