package io.slipway.runner.declarative;

import io.slipway.runner.pipeline.Build;
import io.slipway.runner.pipeline.Context;
import io.slipway.runner.result.Result;
import java.util.Map;
import java.util.function.Supplier;

/** Runs the blocks of {@code post} whose conditions hold, in Jenkins' order. */
final class PostConditions {
    private final Evaluator evaluator;

    PostConditions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The first problem: the one that was before, or else that of a block. What holds is the worst of the build, the stage and it. */
    Throwable run(Map<String, Value.Code> post, Context context, Throwable before, Supplier<Result> stage) {
        Build build = evaluator.build();
        Throwable first = before;
        for (String condition : Names.POST) {
            Value.Code body = post.get(condition);
            Result now = build.result()
                    .orElse(Result.SUCCESS)
                    .combine(stage.get())
                    .combine(first == null ? Result.SUCCESS : Build.resultOf(first));
            if (body != null && holds(condition, now)) {
                Throwable problem = build.as(now, () -> run(condition, body, context));
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
