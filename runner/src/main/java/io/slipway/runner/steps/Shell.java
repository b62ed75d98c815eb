package io.slipway.runner.steps;

import hudson.AbortException;
import io.slipway.runner.console.LineReader;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepCall;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The step {@code sh}: a script in the workspace, with the pipeline's environment. */
final class Shell {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private Shell() {}

    static List<Step> all() {
        return List.of(
                Step.of("sh", "script:text", "returnStdout returnStatus label:text encoding:text", Shell::run),
                Step.of("bat", "script:text", "returnStdout returnStatus label:text encoding:text", Shell::windows),
                Step.of(
                        "powershell",
                        "script:text",
                        "returnStdout returnStatus label:text encoding:text",
                        Shell::windows),
                Step.of("pwsh", "script:text", "returnStdout returnStatus label:text encoding:text", Shell::windows));
    }

    private static Object windows(StepCall call) throws Exception {
        throw new io.slipway.host.DeliveryException(
                "Batch and PowerShell scripts can only be run on Windows nodes; use sh");
    }

    private static Object run(StepCall call) throws Exception {
        Path directory = call.directory();
        Files.createDirectories(directory);
        Files.createDirectories(call.build().temporary());
        String label = call.text("label", "");
        if (!label.isEmpty()) {
            call.say("# " + label);
        }
        return call.build().lane().leave(() -> run(call, directory));
    }

    private static Object run(StepCall call, Path directory) throws Exception {
        Path script = script(call.text("script"));
        try {
            return result(call, execute(call, directory, script));
        } finally {
            Files.deleteIfExists(script);
        }
    }

    private static Path script(String text) throws IOException {
        Path script = Files.createTempFile(
                "slipway-", ".sh", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return Files.writeString(script, text);
    }

    private static Object result(StepCall call, Ended ended) throws Exception {
        if (call.truth("returnStatus")) {
            return ended.code;
        }
        if (ended.code != 0) {
            ended.out.lines().forEach(call::say);
            throw new AbortException("script returned exit code " + ended.code);
        }
        return call.truth("returnStdout") ? ended.out : null;
    }

    private static Ended execute(StepCall call, Path directory, Path script) throws Exception {
        boolean captured = call.truth("returnStdout");
        ProcessBuilder builder = new ProcessBuilder(command(call.text("script"), script))
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(!captured);
        environment(builder.environment(), call);
        Process process = builder.start();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Thread out = pump(process.getInputStream(), call, captured ? text : null);
        Thread err = captured ? pump(process.getErrorStream(), call, null) : null;
        try {
            int code = process.waitFor();
            Pump.drain(out);
            Pump.drain(err);
            return new Ended(code, text.toString(StandardCharsets.UTF_8));
        } finally {
            if (process.isAlive()) {
                ProcessGroup.end(process, leads());
            }
        }
    }

    private static boolean leads() {
        return Files.isExecutable(SETSID);
    }

    /** As durable-task does: a script that names its interpreter is run by it. A session of its own keeps Ctrl-C away from it. */
    private static List<String> command(String text, Path script) {
        List<String> command = new ArrayList<>();
        if (leads()) {
            command.addAll(List.of(SETSID.toString(), "--wait"));
        }
        if (!text.startsWith("#!")) {
            command.addAll(List.of("sh", "-xe"));
        }
        command.add(script.toString());
        return command;
    }

    private static void environment(Map<String, String> environment, StepCall call) {
        environment.clear();
        environment.putAll(call.build().environment().all(call.context()));
        environment.putIfAbsent("JENKINS_NODE_COOKIE", call.build().cookie());
    }

    private static Thread pump(InputStream stream, StepCall call, ByteArrayOutputStream copy) {
        return copy == null
                ? Pump.start(() -> new LineReader(call.build().log(), call::say).read(stream))
                : Pump.start(() -> stream.transferTo(copy));
    }

    private record Ended(int code, String out) {}
}
