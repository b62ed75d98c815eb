package io.slipway.runner.cli;

import io.slipway.host.DeliveryException;
import io.slipway.runner.console.BuildLog;
import io.slipway.runner.pipeline.Answers;
import io.slipway.runner.run.PipelineRun;
import io.slipway.runner.run.RunEvents;
import io.slipway.runner.run.RunEvents.Statuses;
import io.slipway.runner.run.RunOutcome;
import io.slipway.runner.run.RunRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code slipway run}: runs a Jenkinsfile; the log goes to standard output. */
final class RunCommand implements CliCommand {
    @Override
    public Synopsis synopsis() {
        return new Synopsis(
                "Runs a Jenkinsfile.",
                "[JENKINSFILE]",
                1,
                List.of(
                        new Option("--workspace", "DIR", "the checkout; the current directory by default"),
                        new Option("--env", "NAME=VALUE", "a variable for the pipeline"),
                        new Option("--param", "NAME=VALUE", "a parameter of the pipeline"),
                        new Option("--credentials", "FILE", "credentials by id (YAML, mode 0600)"),
                        new Option("--policy", "FILE", "the operator's policy; the strict one by default"),
                        new Option("--state", "DIR", "what is kept between runs; ~/.local/state/slipway by default"),
                        new Option(
                                "--job",
                                "NAME",
                                "counts the builds under this name; by the workspace's path by default"),
                        new Option("--events", "FILE", "an existing file that takes a line of JSON for each event"),
                        new Option("--statuses", "", "who reads the events takes the statuses among them to GitLab"),
                        new Option("--yes", "", "answers every 'input' with yes and the defaults"),
                        LibraryPaths.OPTION),
                List.of(
                        "The Jenkinsfile is that of the workspace by default.",
                        "Exit codes: 0 success, 1 failed, 2 unstable, 3 aborted, 10 wrong usage or Jenkinsfile, 20 a tool is missing."));
    }

    @Override
    public int run(Arguments arguments, PrintStream out) throws Exception {
        BuildLog log = new BuildLog(out, Terminal.style());
        PipelineRun run = PipelineRun.prepare(request(arguments), log);
        Signals signals = Signals.to(run, log);
        RunOutcome outcome = run.run();
        outcome.problems().forEach(problem -> log.own(problem.toString()));
        return signals.received() ? ExitCode.ABORTED : ExitCode.of(outcome);
    }

    private static RunRequest request(Arguments arguments) throws UsageException, DeliveryException, IOException {
        Path workspace = arguments.path("--workspace").orElse(Path.of("").toAbsolutePath());
        if (!Files.isDirectory(workspace)) {
            throw new UsageException("--workspace " + workspace + ": there is no such directory");
        }
        Path root = workspace.toRealPath();
        return new RunRequest(
                jenkinsfile(arguments, root),
                root,
                state(arguments),
                arguments.pairs("--env"),
                arguments.pairs("--param"),
                LibraryPaths.of(arguments),
                arguments.path("--credentials"),
                arguments.path("--policy"),
                answers(arguments),
                job(arguments),
                events(arguments));
    }

    private static Path jenkinsfile(Arguments arguments, Path root) throws UsageException {
        Path file = arguments.operands().isEmpty()
                ? root.resolve("Jenkinsfile")
                : Arguments.path("JENKINSFILE", arguments.operands().get(0));
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    "there is no Jenkinsfile at " + file + ": name one, or the checkout with --workspace");
        }
        return file;
    }

    private static Optional<String> job(Arguments arguments) throws UsageException {
        Optional<String> job = arguments.one("--job");
        if (job.filter(name -> name.isBlank() || name.chars().anyMatch(Character::isISOControl))
                .isPresent()) {
            throw new UsageException("--job: a name in one line is expected");
        }
        return job;
    }

    private static Optional<RunEvents> events(Arguments arguments) throws UsageException {
        Statuses statuses = arguments.has("--statuses") ? Statuses.TAKEN : Statuses.NOT_TAKEN;
        return arguments.path("--events").map(file -> new RunEvents(file, statuses));
    }

    private static Answers answers(Arguments arguments) {
        if (arguments.has("--yes")) {
            return Answers.YES;
        }
        return Terminal.present() ? Answers.TERMINAL : Answers.NOBODY;
    }

    private static Path state(Arguments arguments) throws UsageException {
        Optional<Path> given = arguments.path("--state");
        if (given.isPresent()) {
            return given.get();
        }
        String xdg = System.getenv("XDG_STATE_HOME");
        Path base = xdg == null || xdg.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(xdg);
        return base.resolve("slipway").toAbsolutePath();
    }
}
