package io.slipway.gitlab.webhook;

import java.util.Map;
import java.util.Objects;

/**
 * What to answer: {@code text/plain; charset=utf-8}.
 *
 * @param status 202 accepted, 200 ignored, 400, 403, 405, 408, 413, 429, 503
 * @param text one line; says nothing of the configuration to those who are not authenticated
 * @param headers further headers, such as {@code Allow} or {@code Retry-After}
 */
public record WebhookAnswer(int status, String text, Map<String, String> headers) {
    /** Validates and copies. */
    public WebhookAnswer {
        Objects.requireNonNull(text);
        headers = Map.copyOf(headers);
    }
}
