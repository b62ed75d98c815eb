package io.slipway.smoke;

import io.slipway.delivery.StepRun;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.Host;
import io.slipway.host.Scratch;
import io.slipway.image.Engine;
import io.slipway.image.EngineFailure;
import io.slipway.image.StoredImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The container of one smoke test. Its port is published on the loopback address alone; it gains no privileges and the host's network
 * is never its own. Closing it removes it with its anonymous volumes, whatever state it is in, also while the step is being aborted.
 */
final class Container implements AutoCloseable {
    /** The label of every container of a smoke test; its value is the run. */
    static final String LABEL = "io.slipway.smoke-test";

    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final String LOG_LINES = "2000";

    private final Engine engine;
    private final Host host;
    private final String name;

    private Container(Engine engine, Host host, String name) {
        this.engine = engine;
        this.host = host;
        this.name = name;
    }

    static Container start(SmokeTest request, StoredImage image, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        Container container = new Container(image.engine(), run.host(), "slipway-smoke-" + UUID.randomUUID());
        try (Scratch scratch = run.host().scratch()) {
            String environment =
                    scratch.write("environment", environment(request).getBytes(StandardCharsets.UTF_8));
            ExitStatus status = run.host()
                    .run(container.starting(request, image, environment, run).within(SHORT));
            if (!status.success()) {
                throw EngineFailure.of(image.engine(), "start a container of " + request.image(), status);
            }
            return container;
        } catch (DeliveryException | IOException | InterruptedException | RuntimeException e) {
            container.closeAfter(e);
            throw e;
        }
    }

    /** The address on this machine at which the container's port is published. */
    String address(int port) throws DeliveryException, IOException, InterruptedException {
        ExitStatus status = host.run(engine.command("port", name, port + "/tcp").within(SHORT));
        if (!status.success() || status.out().isBlank()) {
            throw ended().orElseGet(() -> EngineFailure.of(engine, "find the container's port", status));
        }
        return status.out().lines().findFirst().orElseThrow().strip();
    }

    /** The error to throw if the container does not run any more. */
    Optional<DeliveryException> ended() throws DeliveryException, IOException, InterruptedException {
        ExitStatus status = host.run(
                engine.command("container", "inspect", "--format={{.State.Running}} {{.State.ExitCode}}", "--", name)
                        .within(SHORT));
        if (!status.success()) {
            return Optional.of(removed());
        }
        String[] state = status.out().strip().split(" ", 2);
        if (state[0].equals("true")) {
            return Optional.empty();
        }
        ExitStatus logs = logs();
        return Optional.of(
                logs.success()
                        ? new DeliveryException(
                                "the container ended with exit code %s before it answered; its last words: %s"
                                        .formatted(state[1], lastLine(logs)))
                        : removed());
    }

    private static DeliveryException removed() {
        return new DeliveryException("the container was removed by somebody else while the smoke test ran");
    }

    private static String lastLine(ExitStatus logs) {
        return (logs.out() + logs.err())
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((one, next) -> next)
                .orElse("it logged nothing");
    }

    /** The last lines of what the container wrote. */
    String log() throws DeliveryException, IOException, InterruptedException {
        ExitStatus logs = logs();
        return logs.out() + logs.err();
    }

    private ExitStatus logs() throws DeliveryException, IOException, InterruptedException {
        return host.run(engine.command("logs", "--tail=" + LOG_LINES, name).within(SHORT));
    }

    @Override
    public void close() throws DeliveryException, IOException {
        boolean aborted = Thread.interrupted();
        try {
            remove();
        } catch (InterruptedException e) {
            aborted = true;
        } finally {
            if (aborted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean remove() throws DeliveryException, IOException, InterruptedException {
        ExitStatus status =
                host.run(engine.command("rm", "--force", "--volumes", name).within(SHORT));
        boolean unknown =
                status.err().contains("No such container") || status.err().contains("no container with");
        if (!status.success() && !unknown) {
            throw EngineFailure.of(engine, "remove the container " + name, status);
        }
        return !unknown;
    }

    /** The engine may still be making a container whose command was ended: it is looked for a few times. */
    private void closeAfter(Exception problem) {
        boolean pending = Thread.interrupted();
        boolean aborted = pending || problem instanceof InterruptedException;
        try {
            for (int i = 1; i <= 4 && !remove() && aborted; i++) {
                Thread.sleep(50L * i * i);
            }
        } catch (DeliveryException | IOException | InterruptedException e) {
            problem.addSuppressed(e);
        } finally {
            if (pending) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Command starting(SmokeTest request, StoredImage image, String environment, StepRun run)
            throws DeliveryException, IOException {
        List<String> arguments = new ArrayList<>(List.of("run", "--detach", "--pull=never", "--name=" + name));
        arguments.add(
                "--label=" + LABEL + "=" + run.delivery().record().header().run());
        arguments.add("--publish=127.0.0.1::" + request.port());
        arguments.add("--security-opt=no-new-privileges");
        arguments.add("--env-file=" + environment);
        for (String volume : request.volumes()) {
            String[] parts = volume.split(":", 2);
            arguments.add("--mount=type=bind,source=%s,target=%s,readonly"
                    .formatted(run.workspace().resolve(parts[0]), parts[1]));
        }
        arguments.add("--");
        arguments.add(image.id());
        return engine.command(arguments.toArray(String[]::new));
    }

    /** In a file, so that no value is seen in the list of processes and no variable reaches the engine's own command. */
    private static String environment(SmokeTest request) {
        return request.env().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
    }
}
