package io.slipway.gitlab.webhook;

import io.slipway.gitlab.intake.Intake;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The endpoint's behaviour, independent of the HTTP server. Immutable: for another configuration make another one on the same intake. Safe for
 * use by many threads.
 */
public final class Webhook {
    /** Larger bodies are refused (413), in bytes. */
    public static final int LARGEST_BODY = 10 * 1024 * 1024;

    /**
     * @param projects what is configured, each path once
     * @param intake where accepted deliveries go
     * @param log where it says what it did
     * @param clock for the time window of signatures
     */
    @SuppressWarnings("unused")
    public Webhook(List<Project> projects, Intake intake, WebhookLog log, Clock clock) {}

    /**
     * Decides by the headers alone, so that nobody's body is read who could not be authenticated.
     *
     * @param request of which the body is not read
     * @return the refusal, or nothing if the body is to be read and {@link #answer} to be asked
     */
    public Optional<WebhookAnswer> refusal(WebhookRequest request) {
        return Optional.empty();
    }

    /**
     * Reads the request, authenticates it, and accepts what it asks for. When it answers 202, the delivery is on disk.
     *
     * @param request whole
     * @return what to answer
     * @throws InterruptedException if the thread is interrupted
     */
    public WebhookAnswer answer(WebhookRequest request) throws InterruptedException {
        return new WebhookAnswer(503, "to come", java.util.Map.of());
    }
}
