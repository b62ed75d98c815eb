package io.slipway.smoke;

import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.delivery.Stage;
import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import io.slipway.image.Engine;
import io.slipway.image.StoredImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Tests a container: start, wait, ask, compare, remove. */
public final class ContainerTest implements Stage<SmokeTest, SmokeResult> {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(30);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    /** Statuses by which a server says that it is not ready yet. */
    private static final Set<Integer> NOT_READY = Set.of(502, 503, 504);

    @Override
    public SmokeResult run(SmokeTest request, StepRun run) throws DeliveryException, IOException, InterruptedException {
        Optional<UsernamePassword> login = login(request, run);
        StoredImage image = StoredImage.find(request.image(), run);
        if (image.engine() == Engine.BUILDAH) {
            throw new DeliveryException(
                    "a smoke test starts a container, which buildah cannot: install docker or podman");
        }
        run.fact("image", request.image().name());
        run.fact("request", run.console().masked(request.method() + " " + request.path()));
        run.console().line("starting a container of " + request.image());
        try (Container container = Container.start(request, image, run)) {
            return test(request, login, container, run);
        }
    }

    private static Optional<UsernamePassword> login(SmokeTest request, StepRun run) throws DeliveryException {
        return request.credentialsId().isEmpty()
                ? Optional.empty()
                : Optional.of(run.delivery()
                        .credentials()
                        .require(request.credentialsId().get(), UsernamePassword.class));
    }

    private static SmokeResult test(
            SmokeTest request, Optional<UsernamePassword> login, Container container, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        try {
            return ask(request, login, container, run);
        } catch (DeliveryException e) {
            run.keep("smoke-test.log", container.log());
            throw e;
        }
    }

    private static SmokeResult ask(
            SmokeTest request, Optional<UsernamePassword> login, Container container, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        long start = System.nanoTime();
        HttpRequest probe = Probe.of(request, container.address(request.port()), login);
        long deadline = start + Duration.ofSeconds(request.readyTimeout()).toNanos();
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            Attempt last = attempt(probe, run);
            if (last.response().isPresent()) {
                return judge(request, last.response().get(), attempt, start, run);
            }
            Optional<DeliveryException> ended = container.ended();
            if (ended.isPresent()) {
                throw ended.get();
            }
            if (System.nanoTime() > deadline) {
                throw new DeliveryException("%s did not get ready on port %d within %d s (readyTimeout): %s"
                        .formatted(request.image(), request.port(), request.readyTimeout(), last.problem()));
            }
            run.pause(pause);
            pause = pause.multipliedBy(3).dividedBy(2).compareTo(LONGEST_PAUSE) < 0
                    ? pause.multipliedBy(3).dividedBy(2)
                    : LONGEST_PAUSE;
        }
    }

    private static SmokeResult judge(SmokeTest request, HttpResponse response, int attempt, long start, StepRun run)
            throws DeliveryException, InterruptedException {
        long millis = (System.nanoTime() - start) / 1_000_000;
        run.fact("status", response.status());
        run.fact("attempts", attempt);
        run.fact("readyMillis", millis);
        Optional<String> unmet = Expectation.unmet(request, response);
        if (unmet.isPresent()) {
            throw new DeliveryException(
                    "%s %s of %s: %s".formatted(request.method(), request.path(), request.image(), unmet.get()));
        }
        run.conclude("%s %s answered %d as expected after %d ms (%d attempts)"
                .formatted(request.method(), request.path(), response.status(), millis, attempt));
        return new SmokeResult(response.status(), millis, attempt);
    }

    private record Attempt(Optional<HttpResponse> response, String problem) {}

    private static Attempt attempt(HttpRequest probe, StepRun run) throws InterruptedException {
        try {
            HttpResponse response = run.host().send(probe);
            boolean ready = !NOT_READY.contains(response.status());
            return new Attempt(Optional.of(response).filter(answer -> ready), "it answered " + response.status());
        } catch (IOException e) {
            return new Attempt(Optional.empty(), e.getMessage());
        }
    }
}
