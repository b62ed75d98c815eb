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

    /**
     * @param text what a record or a report is going to say
     * @return it, without the secrets that this console masks
     */
    default String masked(String text) {
        return text;
    }
}
