package io.slipway.acceptance;

import java.util.Objects;

/**
 * An entry that does not count.
 *
 * @param entry the entry
 * @param reason why, as the end of a sentence
 */
public record Discounted(Acceptance entry, String reason) {
    /** Validates. */
    public Discounted {
        Objects.requireNonNull(entry);
        Objects.requireNonNull(reason);
    }
}
