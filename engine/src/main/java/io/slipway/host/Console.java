package io.slipway.host;

/** Where a delivery says what it does. Each text is one line; who implements this masks secrets and neutralises control characters. */
@FunctionalInterface
public interface Console {
    /**
     * Shows one line.
     *
     * @param text without a line break at its end
     */
    void line(String text);
}
