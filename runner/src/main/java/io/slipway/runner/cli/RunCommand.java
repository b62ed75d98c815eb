package io.slipway.runner.cli;

import io.slipway.host.DeliveryException;
import io.slipway.runner.console.BuildLog;
import io.slipway.runner.pipeline.Answers;
import io.slipway.runner.run.PipelineRun;
import io.slipway.runner.run.RunOutcome;
import io.slipway.runner.run.RunRequest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway run}: runs a Jenkinsfile; the log goes to standard output. */
@Command(
        name = "run",
        description = "Runs a Jenkinsfile.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 success, 1 failed, 2 unstable, 3 aborted, 10 wrong usage or Jenkinsfile, 20 a tool is missing."
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "JENKINSFILE", description = "Default: Jenkinsfile in the workspace.")
    private Path jenkinsfile;

    @Option(names = "--workspace", paramLabel = "DIR", description = "The checkout. Default: the current directory.")
    private Path workspace = Path.of("");

    @Option(names = "--env", paramLabel = "NAME=VALUE", description = "A variable for the pipeline.")
    private final Map<String, String> environment = new LinkedHashMap<>();

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "A parameter of the pipeline.")
    private final Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--credentials", paramLabel = "FILE", description = "Credentials by id (YAML, mode 0600).")
    private Path credentials;

    @Option(names = "--policy", paramLabel = "FILE", description = "The operator's policy. Default: the strict one.")
    private Path policy;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "What is kept between runs. Default: $XDG_STATE_HOME/slipway, ~/.local/state/slipway.")
    private Path state;

    @Option(names = "--yes", description = "Answers every 'input' with yes and the defaults.")
    private boolean yes;

    @Mixin
    private LibraryOptions libraries;

    @Override
    public Integer call() throws Exception {
        try (PrintStream out =
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8)) {
            BuildLog log = new BuildLog(out, Terminal.style());
            PipelineRun run = PipelineRun.prepare(request(), log);
            try (Signals signals = Signals.to(run, log)) {
                RunOutcome outcome = run.run();
                outcome.problems().forEach(problem -> log.own(problem.toString()));
                return signals.received() ? ExitCode.ABORTED : ExitCode.of(outcome);
            }
        }
    }

    private RunRequest request() throws DeliveryException, IOException {
        if (!Files.isDirectory(workspace.toAbsolutePath())) {
            throw new DeliveryException("--workspace " + workspace + ": there is no such directory");
        }
        Path root = workspace.toRealPath();
        Path file = jenkinsfile == null ? root.resolve("Jenkinsfile") : jenkinsfile.toAbsolutePath();
        if (!Files.isRegularFile(file)) {
            throw new DeliveryException(
                    "there is no Jenkinsfile at " + file + ": name one, or the checkout with --workspace");
        }
        Answers answers = yes ? Answers.YES : Terminal.present() ? Answers.TERMINAL : Answers.NOBODY;
        return new RunRequest(
                file,
                root,
                state(),
                environment,
                parameters,
                libraries.all(),
                absolute(credentials),
                absolute(policy),
                answers);
    }

    private Path state() {
        if (state != null) {
            return state.toAbsolutePath().normalize();
        }
        String xdg = System.getenv("XDG_STATE_HOME");
        Path base = xdg == null || xdg.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(xdg);
        return base.resolve("slipway").toAbsolutePath();
    }

    private static Optional<Path> absolute(Path path) {
        return Optional.ofNullable(path).map(it -> it.toAbsolutePath().normalize());
    }
}
