package io.slipway.runner.serve;

import io.slipway.host.DeliveryException;
import io.slipway.host.local.LocalHost;
import io.slipway.runner.cli.Arguments;
import io.slipway.runner.cli.CliCommand;
import io.slipway.runner.cli.ExitCode;
import io.slipway.runner.cli.UsageException;
import io.slipway.runner.console.BuildLog;
import io.slipway.runner.console.Style;
import io.slipway.runner.serve.config.ServeConfig;
import io.slipway.runner.serve.config.ServeFile;
import io.slipway.runner.serve.run.Realms;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** {@code slipway serve}: takes GitLab's events and runs deliveries, until it is stopped by SIGTERM or Ctrl-C. */
public final class ServeCommand implements CliCommand {
    @Override
    public Synopsis synopsis() {
        return new Synopsis(
                "Runs a delivery for each push that GitLab tells.",
                "",
                0,
                List.of(
                        new Option("--config", "FILE", "projects, secrets and limits (YAML; see docs/gitlab.md)"),
                        new Option("--listen", "HOST:PORT", "where to listen; overrides the file's 'listen:'"),
                        new Option("--check", "", "only checks the file, and what it names")),
                List.of(
                        "GitLab's events go to POST /gitlab. SIGTERM or Ctrl-C stops it: what runs gets the time of",
                        "'grace:' to end, and is run again after the next start where that was too short."));
    }

    @Override
    public int run(Arguments arguments, PrintStream out) throws Exception {
        ServeConfig config = config(arguments);
        if (arguments.has("--check")) {
            Realms.requireSeparation(config.projects());
            Realms.requireUsers(config.projects(), new LocalHost(Path.of("/"), Map.of(), System.getenv()));
            int projects = config.projects().size();
            out.println("nothing is wrong: " + projects + (projects == 1 ? " project" : " projects"));
            return ExitCode.SUCCESS;
        }
        BuildLog log = new BuildLog(out, Style.PLAIN);
        log.withTimestamps();
        Service service = Service.start(config, System.getenv(), log);
        stopAtTheEnd(service, log);
        log.own("listening; GitLab's events go to " + service.hook());
        log.own("pages: " + service.link());
        log.own("records are signed; the public key is " + service.publicKey());
        new CountDownLatch(1).await();
        return ExitCode.SUCCESS;
    }

    private static ServeConfig config(Arguments arguments) throws UsageException, DeliveryException {
        Path file = arguments
                .path("--config")
                .orElseThrow(() -> new UsageException("--config is missing: name the file that says what to serve"));
        ServeConfig config = ServeFile.read(file, System.getenv());
        Optional<String> listen = arguments.one("--listen");
        try {
            return listen.isPresent() ? config.listening(ServeFile.address(listen.get())) : config;
        } catch (IllegalArgumentException e) {
            throw new UsageException("--listen: " + e.getMessage());
        }
    }

    /** The system's way to end the process ends the deliveries first. */
    private static void stopAtTheEnd(Service service, BuildLog log) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            log.own("stopping");
            try {
                service.stop();
                log.own("stopped");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                log.own("stopped, but not all could be noted: " + e.getMessage());
            }
        }));
    }
}
