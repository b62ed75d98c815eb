package io.slipway.gitlab.webhook;

/** Where the endpoint says what it did with each request. Lines are neutralised: no control characters, no secrets. */
@FunctionalInterface
public interface WebhookLog {
    /**
     * @param text one line
     */
    void line(String text);
}
