package io.slipway.gitlab.webhook;

import io.slipway.gitlab.event.Event;
import io.slipway.gitlab.event.EventReader;
import io.slipway.gitlab.intake.Intake;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The endpoint's behaviour, independent of the HTTP server. For another configuration make another one on the same intake. Safe for use by
 * many threads.
 */
public final class Webhook {
    /** Larger bodies are refused (413), in bytes. */
    public static final int LARGEST_BODY = 10 * 1024 * 1024;

    private static final String POST = "POST";
    private static final int SMALL_BODY = 128 * 1024;
    private static final int LARGE_BODIES = 8;

    private final Semaphore large = new Semaphore(LARGE_BODIES);
    private final Authentication authentication;
    private final Acceptance acceptance;
    private final RefusalLog refusals;
    private final Clock clock;

    /**
     * Says in the log which projects nothing can be accepted for, as they have no secret.
     *
     * @param projects what is configured, each path once
     * @param intake where accepted deliveries go
     * @param log where it says what it did
     * @param clock for the time window of signatures
     * @throws IllegalArgumentException if a path is configured twice
     */
    public Webhook(List<Project> projects, Intake intake, WebhookLog log, Clock clock) {
        this.authentication = new Authentication(projects);
        this.acceptance = new Acceptance(
                projects.stream().collect(Collectors.toUnmodifiableMap(Project::path, Function.identity())),
                intake,
                log);
        this.refusals = new RefusalLog(log);
        this.clock = clock;
        if (!authentication.configured()) {
            log.line("GitLab hook: no project has a secret, so every request is refused (403)");
        } else {
            projects.stream()
                    .filter(project -> project.secrets().isEmpty())
                    .forEach(project -> log.line(
                            "GitLab hook: %s has no secret, so nothing is accepted for it".formatted(project.path())));
        }
    }

    /**
     * Decides by the method and the headers alone, so that nobody's body is read who could not be authenticated.
     *
     * @param request of which the body is not read
     * @return the refusal, or nothing if the body is to be read and {@link #answer} to be asked
     */
    public Optional<WebhookAnswer> refusal(WebhookRequest request) {
        if (!POST.equals(request.method())) {
            return Optional.of(Answers.onlyPost());
        }
        if (!authentication.configured()) {
            return Optional.of(Answers.forbidden());
        }
        Optional<String> why = authentication.refusal(request, clock.instant());
        if (why.isPresent()) {
            return Optional.of(refuse(request, why.get()));
        }
        return announcedSize(request) > LARGEST_BODY ? Optional.of(Answers.tooLarge()) : Optional.empty();
    }

    /**
     * Reads the request, authenticates it, and accepts what it asks for. When it answers 202, the delivery is on disk.
     *
     * @param request whole
     * @return what to answer
     * @throws InterruptedException if the thread is interrupted
     */
    public WebhookAnswer answer(WebhookRequest request) throws InterruptedException {
        Optional<WebhookAnswer> refusal = refusal(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            byte[] start = request.body().readNBytes(SMALL_BODY);
            return start.length < SMALL_BODY ? answer(request, start) : answerLarge(request, start);
        } catch (IOException e) {
            refusals.refused(request.peer(), "its body did not arrive", clock.instant());
            return Answers.tooSlow();
        }
    }

    /** A signature can be checked only when the whole body is there: until then anybody may have sent it. */
    private WebhookAnswer answerLarge(WebhookRequest request, byte[] start) throws IOException, InterruptedException {
        if (!large.tryAcquire()) {
            refusals.refused(request.peer(), "too many large bodies arrive at a time", clock.instant());
            return Answers.busy();
        }
        try {
            byte[] rest = request.body().readNBytes(LARGEST_BODY + 1 - start.length);
            byte[] body = Arrays.copyOf(start, start.length + rest.length);
            System.arraycopy(rest, 0, body, start.length, rest.length);
            return body.length > LARGEST_BODY ? Answers.tooLarge() : answer(request, body);
        } finally {
            large.release();
        }
    }

    /**
     * Authenticates a request, and accepts what it asks for. When it answers 202, the delivery is on disk.
     *
     * @param request of which the body is not read
     * @param body all of it, at most {@link #LARGEST_BODY}
     * @return what to answer
     * @throws InterruptedException if the thread is interrupted
     */
    public WebhookAnswer answer(WebhookRequest request, byte[] body) throws InterruptedException {
        Instant now = clock.instant();
        Set<String> projects = authentication.projects(request, body, now);
        if (projects.isEmpty() || !POST.equals(request.method())) {
            return refusal(request).orElseGet(() -> refuse(request, "its signature is wrong"));
        }
        List<Event> events;
        try {
            events = EventReader.read(body);
        } catch (DeliveryException e) {
            refusals.refused(request.peer(), e.getMessage(), now);
            return Answers.unreadable(e.getMessage());
        }
        String project = events.get(0).project();
        // Not configured, or configured with another secret: nobody learns which.
        if (!project.isEmpty() && !projects.contains(project)) {
            return refuse(request, "its secret is not one of the project '%s'".formatted(project));
        }
        return acceptance.accept(DeliveryKeys.of(request, now), events, request.peer());
    }

    private WebhookAnswer refuse(WebhookRequest request, String why) {
        refusals.refused(request.peer(), why, clock.instant());
        return Answers.forbidden();
    }

    private static long announcedSize(WebhookRequest request) {
        return request.single("Content-Length")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
