package io.slipway.runner.declarative;

import io.slipway.runner.pipeline.Body;
import io.slipway.runner.pipeline.Branches;
import io.slipway.runner.pipeline.Build;
import io.slipway.runner.pipeline.Context;
import io.slipway.runner.pipeline.StageRun;
import io.slipway.runner.pipeline.Stages;
import io.slipway.runner.result.Result;
import io.slipway.runner.result.Skip;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Runs stages in Jenkins' order: options, input, agent, when, credentials, environment, tools, content, post. */
final class StageInterpreter {
    private final Evaluator evaluator;
    private final Conditions conditions;
    private final List<Call> pipelineOptions;
    private final Build build;

    StageInterpreter(Evaluator evaluator, Changes changes, List<Call> pipelineOptions) {
        this.evaluator = evaluator;
        this.conditions = new Conditions(evaluator, changes);
        this.pipelineOptions = pipelineOptions;
        this.build = evaluator.build();
    }

    /** The first problem of a stage, after which the others are skipped. */
    Throwable sequence(List<StageModel> stages, Context context) {
        Throwable first = null;
        for (StageModel stage : stages) {
            Throwable problem = one(stage, context, first != null);
            first = first == null ? problem : first;
        }
        return first;
    }

    private Throwable one(StageModel stage, Context context, boolean failedBefore) {
        try {
            run(stage, context, failedBefore);
            return null;
        } catch (Exception | Error e) {
            return e;
        }
    }

    private void run(StageModel stage, Context context, boolean failedBefore) throws Exception {
        StageRun.run(build, context, stage.name(), inside -> {
            Stages.Entry entry = inside.stage().orElseThrow();
            if (failedBefore) {
                return skip(stage, entry, Skip.FAILURE);
            }
            if (isUnstable()) {
                return skip(stage, entry, Skip.UNSTABLE);
            }
            return new EnvironmentBlock(evaluator).in(stage.axes(), inside, cell -> stage(stage, cell, entry));
        });
    }

    private boolean isUnstable() {
        return OptionBlocks.has(pipelineOptions, "skipStagesAfterUnstable")
                && build.result().filter(result -> result == Result.UNSTABLE).isPresent();
    }

    private Object skip(StageModel stage, Stages.Entry entry, Skip reason) {
        build.log().line("Stage \"" + stage.name() + "\" skipped due to " + reason.cause());
        entry.skip(reason);
        return null;
    }

    private Object stage(StageModel stage, Context context, Stages.Entry entry) throws Exception {
        Gate gate = new Gate(stage.when());
        if (gate.closed(When::beforeOptions, context)) {
            return skip(stage, entry, Skip.WHEN);
        }
        return new OptionBlocks(evaluator).in(stage.options(), context, optioned -> {
            if (gate.closed(When::beforeInput, optioned)) {
                return skip(stage, entry, Skip.WHEN);
            }
            Context answered = input(stage, optioned);
            if (gate.closed(When::beforeAgent, answered)) {
                return skip(stage, entry, Skip.WHEN);
            }
            return new AgentBlock(evaluator)
                    .in(
                            stage.agent(),
                            checksOut(stage),
                            answered,
                            inside -> gate.closed(when -> true, inside)
                                    ? skip(stage, entry, Skip.WHEN)
                                    : new EnvironmentBlock(evaluator)
                                            .in(stage.environment(), inside, ready -> content(stage, ready, entry)));
        });
    }

    private boolean checksOut(StageModel stage) {
        return !OptionBlocks.has(pipelineOptions, "skipDefaultCheckout")
                && !OptionBlocks.has(stage.options(), "skipDefaultCheckout");
    }

    /** The conditions of a stage, looked at once, at the moment that they name. */
    private final class Gate {
        private final Optional<When> when;
        private boolean passed;

        Gate(Optional<When> when) {
            this.when = when;
        }

        boolean closed(Predicate<When> now, Context context) throws Exception {
            if (passed || when.filter(now).isEmpty()) {
                return false;
            }
            passed = conditions.hold(when.get().conditions(), context);
            return !passed;
        }
    }

    private Context input(StageModel stage, Context context) throws Exception {
        if (stage.input().isEmpty()) {
            return context;
        }
        Call input = stage.input().get();
        Map<String, Object> arguments = evaluator.arguments(input, "message", context);
        if (!input.nested().isEmpty()) {
            arguments.put("parameters", Parameters.described(input.nested(), evaluator, context));
        }
        Object answer = evaluator.dsl().step("input", arguments, null, context);
        return answer == null ? context : context.with(Parameters.variables(answer, arguments), name -> null);
    }

    private Object content(StageModel stage, Context context, Stages.Entry entry) throws Exception {
        Tools.note(stage.tools(), evaluator, context);
        Throwable problem = null;
        try {
            content(stage, context);
        } catch (Exception | Error e) {
            problem = e;
        }
        problem = new PostConditions(evaluator).run(stage.post(), context, problem, entry::result);
        Rethrow.unlessNull(problem);
        return null;
    }

    private void content(StageModel stage, Context context) throws Exception {
        if (stage.content() instanceof StageContent.Steps steps) {
            evaluator.run(steps.body(), context);
        } else if (stage.content() instanceof StageContent.Stages nested) {
            Rethrow.unlessNull(sequence(nested.stages(), context));
        } else if (stage.content() instanceof StageContent.Parallel parallel) {
            branches(stage, parallel.stages(), context);
        } else if (stage.content() instanceof StageContent.Matrix matrix) {
            branches(stage, MatrixCells.of(matrix), context);
        }
    }

    private void branches(StageModel stage, List<StageModel> stages, Context context) throws Exception {
        Map<String, Body> bodies = new LinkedHashMap<>();
        stages.forEach(branch -> bodies.put(branch.name(), inside -> {
            run(branch, inside, false);
            return null;
        }));
        boolean failFast = stage.failFast() || OptionBlocks.has(pipelineOptions, "parallelsAlwaysFailFast");
        Branches.run(build, context, bodies, failFast);
    }
}
