package io.slipway.runner.steps;

import hudson.AbortException;
import io.slipway.runner.pipeline.Build;
import io.slipway.runner.pipeline.Context;
import io.slipway.runner.pipeline.StageRun;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepCall;
import io.slipway.runner.result.Result;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Messages, results and blocks. */
final class BasicSteps {
    private BasicSteps() {}

    static List<Step> all() {
        return List.of(
                Step.of("echo", "message:text", "", BasicSteps::echo),
                Step.of("error", "", "message:text", BasicSteps::error),
                Step.of("unstable", "message:text", "", BasicSteps::unstable),
                Step.block(
                        "catchError",
                        "",
                        "message:text buildResult stageResult catchInterruptions",
                        BasicSteps::catchError),
                Step.block("warnError", "message:text", "catchInterruptions", BasicSteps::warnError),
                Step.block("dir", "path:text", "", BasicSteps::dir),
                Step.block("ws", "dir:text", "", BasicSteps::ws),
                Step.block("node", "", "label:text", BasicSteps::node),
                Step.block("stage", "name:text", "concurrency", BasicSteps::stage),
                Step.block("withEnv", "overrides", "", BasicSteps::withEnv),
                Step.block("script", "", "", call -> call.run(call.context())),
                Step.block("timestamps", "", "", BasicSteps::timestamps),
                Step.block("ansiColor", "", "colorMapName", call -> call.run(call.context())),
                Step.block("wrap", "delegate", "", call -> call.run(call.context())),
                Step.block(
                        "lock",
                        "",
                        "resource label quantity variable inversePrecedence skipIfLocked",
                        BasicSteps::lock),
                Step.of("milestone", "", "ordinal label", call -> null),
                Step.of("isUnix", "", "", call -> File.separatorChar == '/'),
                Step.of("pwd", "", "tmp", BasicSteps::pwd));
    }

    private static Object echo(StepCall call) throws Exception {
        call.say(call.text("message"));
        return null;
    }

    private static Object error(StepCall call) throws Exception {
        throw new AbortException(call.text("message", ""));
    }

    private static Object unstable(StepCall call) throws Exception {
        call.say("WARNING: " + call.text("message"));
        StageRun.mark(call, Result.UNSTABLE, Result.UNSTABLE);
        return null;
    }

    private static Object catchError(StepCall call) throws Exception {
        Result build = result(call, "buildResult");
        Result stage = call.arguments().containsKey("stageResult") ? result(call, "stageResult") : build;
        return caught(call, build, stage);
    }

    private static Object warnError(StepCall call) throws Exception {
        return caught(call, Result.UNSTABLE, Result.UNSTABLE);
    }

    private static Object caught(StepCall call, Result build, Result stage) throws Exception {
        try {
            call.run(call.context());
        } catch (FlowInterruptedException e) {
            if (e.isActualInterruption() && "false".equals(call.text("catchInterruptions", "true"))) {
                throw e;
            }
            caught(call, e, e.getResult(), e.getResult());
        } catch (Exception e) {
            caught(call, e, build, stage);
        }
        return null;
    }

    private static void caught(StepCall call, Exception problem, Result build, Result stage) {
        String message = call.text("message", "");
        if (!message.isEmpty()) {
            call.say("ERROR: " + message);
        }
        call.say("ERROR: " + problem.getMessage());
        StageRun.mark(call, build, stage);
    }

    private static Result result(StepCall call, String name) {
        String text = call.text(name, "FAILURE");
        return Result.named(text).orElseThrow(() -> new IllegalArgumentException(name + " is invalid: " + text));
    }

    private static Object dir(StepCall call) throws Exception {
        Path directory = call.directory().resolve(call.text("path")).normalize();
        call.say("Running in " + directory);
        return call.run(call.context().in(directory));
    }

    private static Object ws(StepCall call) throws Exception {
        Path directory = call.directory().resolve(call.text("dir")).normalize();
        call.say("Running in " + directory);
        Context inside = call.context().in(directory).with(Map.of("WORKSPACE", directory.toString()), name -> null);
        return call.run(inside);
    }

    private static Object node(StepCall call) throws Exception {
        return call.run(NodeContext.of(call.build(), call.context()));
    }

    private static Object stage(StepCall call) throws Exception {
        return StageRun.run(
                call.build(), call.context(), call.text("name"), call.block().orElseThrow());
    }

    private static Object withEnv(StepCall call) throws Exception {
        Map<String, String> variables = new LinkedHashMap<>();
        if (!(call.arguments().get("overrides") instanceof List<?> overrides)) {
            throw new IllegalArgumentException("withEnv takes a list such as ['NAME=value']");
        }
        for (Object override : overrides) {
            String text = String.valueOf(override);
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("withEnv: '" + text + "' is not NAME=value");
            }
            variables.put(text.substring(0, equals), text.substring(equals + 1));
        }
        Build build = call.build();
        return call.run(
                call.context().with(variables, name -> build.environment().get(name, call.context())));
    }

    private static Object timestamps(StepCall call) throws Exception {
        call.build().log().withTimestamps();
        return call.run(call.context());
    }

    private static Object lock(StepCall call) throws Exception {
        call.say("lock: one run on one machine, so the lock is free");
        return call.run(call.context());
    }

    private static Object pwd(StepCall call) throws Exception {
        Path directory = call.directory();
        return (call.truth("tmp") ? Files.createDirectories(call.build().temporary()) : directory).toString();
    }
}
