package io.slipway.gitlab.webhook;

import java.util.Map;

/** Every answer of the endpoint. */
final class Answers {
    private Answers() {}

    /** The same to everybody who proves nothing, whatever is missing. */
    static WebhookAnswer forbidden() {
        return answer(403, "forbidden");
    }

    static WebhookAnswer onlyPost() {
        return new WebhookAnswer(405, "only POST", Map.of("Allow", "POST"));
    }

    static WebhookAnswer tooLarge() {
        return answer(413, "the body is larger than %d bytes".formatted(Webhook.LARGEST_BODY));
    }

    static WebhookAnswer tooSlow() {
        return answer(408, "the body did not arrive in time");
    }

    static WebhookAnswer unreadable(String why) {
        return answer(400, why);
    }

    static WebhookAnswer ignored(String why) {
        return answer(200, why);
    }

    static WebhookAnswer accepted(String what) {
        return answer(202, what);
    }

    static WebhookAnswer full(int waiting) {
        return new WebhookAnswer(
                429, "%d deliveries wait already: try again later".formatted(waiting), Map.of("Retry-After", "60"));
    }

    static WebhookAnswer busy() {
        return new WebhookAnswer(503, "too many large bodies at a time: try again later", Map.of("Retry-After", "60"));
    }

    static WebhookAnswer unwritable() {
        return new WebhookAnswer(
                503, "the delivery could not be put on disk: try again later", Map.of("Retry-After", "60"));
    }

    private static WebhookAnswer answer(int status, String text) {
        return new WebhookAnswer(status, Line.of(text), Map.of());
    }
}
