package io.slipway.host.local;

import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.Masker;
import io.slipway.host.Output;
import io.slipway.host.ToolEnvironment;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands as processes of this machine, each in an environment and a directory that hold only what the command names. */
final class Processes {
    /** In a session of its own a tool does not get the terminal's Ctrl-C, which would look like a failure: the abort ends it. */
    private static final List<String> SESSION =
            Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();

    private final Tools tools;
    private final Map<String, String> operatorEnvironment;

    Processes(Tools tools, Map<String, String> operatorEnvironment) {
        this.tools = tools;
        this.operatorEnvironment = Map.copyOf(operatorEnvironment);
    }

    ExitStatus run(Command command) throws DeliveryException, IOException, InterruptedException {
        Path tool = tools.find(command.tool());
        try (LocalScratch home = LocalScratch.create()) {
            return run(command, builder(command, tool, home.path()));
        }
    }

    private ProcessBuilder builder(Command command, Path tool, String home) {
        List<String> arguments = new ArrayList<>(SESSION);
        arguments.add(tool.toString());
        arguments.addAll(command.arguments());
        ProcessBuilder builder = new ProcessBuilder(arguments);
        builder.directory(new File(command.directory().isEmpty() ? home : command.directory()));
        builder.environment().clear();
        builder.environment().putAll(environment(command, home));
        redirect(command, builder);
        return builder;
    }

    private Map<String, String> environment(Command command, String home) {
        Map<String, String> all = ToolEnvironment.of(operatorEnvironment);
        // What a tool leaves in its temporary directory goes with the command, also when the tool was killed.
        all.put("TMPDIR", home);
        all.put(
                "HOME",
                ToolEnvironment.keepsStoreInHome(command.tool())
                        ? operatorEnvironment.getOrDefault("HOME", home)
                        : home);
        all.putAll(command.environment());
        return all;
    }

    private static void redirect(Command command, ProcessBuilder builder) {
        if (command.stdout() instanceof Output.ToFile file) {
            builder.redirectOutput(new File(file.path()));
        }
        if (command.stderr() instanceof Output.ToFile file) {
            builder.redirectError(new File(file.path()));
        }
        if (command.input().isEmpty()) {
            builder.redirectInput(new File("/dev/null"));
        }
    }

    private static ExitStatus run(Command command, ProcessBuilder builder)
            throws DeliveryException, IOException, InterruptedException {
        Masker masker = Masker.of(command.secrets());
        long start = System.nanoTime();
        Process process = start(command, builder);
        StreamReader out = StreamReader.start(process.getInputStream(), command.stdout(), masker);
        StreamReader err = StreamReader.start(process.getErrorStream(), command.stderr(), masker);
        boolean timedOut;
        try {
            feed(process, command.input());
            timedOut = !process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            // Whatever ended the wait: no child outlives its command.
            ProcessTree.end(process, command.stopSignal());
        }
        return new ExitStatus(
                process.exitValue(), timedOut, out.text(), err.text(), Duration.ofNanos(System.nanoTime() - start));
    }

    private static Process start(Command command, ProcessBuilder builder) throws DeliveryException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new DeliveryException("cannot start %s: %s".formatted(command.tool(), e.getMessage()), e);
        }
    }

    private static void feed(Process process, String input) {
        if (input.isEmpty()) {
            return;
        }
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading all of its input: its exit code says why.
        }
    }
}
