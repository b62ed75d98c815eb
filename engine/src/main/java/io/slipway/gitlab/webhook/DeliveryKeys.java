package io.slipway.gitlab.webhook;

import io.slipway.digest.Sha256;
import io.slipway.gitlab.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What identifies the delivery of an event in every try of its sender.
 *
 * @param idempotency {@code webhook-id} of a signed request, else {@code Idempotency-Key} (GitLab 17.4)
 * @param event {@code X-Gitlab-Event-UUID}, which events that lead to each other share: it identifies only together with what is asked for
 */
record DeliveryKeys(Optional<String> idempotency, Optional<String> event) {
    private static final int LONGEST = 200;

    /** The keys that a request carries. */
    static DeliveryKeys of(WebhookRequest request, Instant now) {
        Optional<String> signed = Signature.of(request, now).map(Signature::id);
        return new DeliveryKeys(
                signed.or(() -> header(request, "Idempotency-Key")), header(request, "X-Gitlab-Event-UUID"));
    }

    /** The keys of what it asks for; none where the sender told none. */
    List<String> of(String project, List<Trigger> triggers) {
        if (idempotency.isPresent()) {
            return List.of(Sha256.of("idempotency\n" + project + "\n" + idempotency.get()));
        }
        return event.map(uuid -> Sha256.of("event\n" + uuid + "\n" + triggers)).stream()
                .toList();
    }

    private static Optional<String> header(WebhookRequest request, String name) {
        return request.single(name).filter(text -> !text.isBlank() && text.length() <= LONGEST);
    }
}
