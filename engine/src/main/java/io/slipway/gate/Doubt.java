package io.slipway.gate;

import io.slipway.policy.GateRules.Consequence;
import java.util.Objects;

/**
 * Something besides the findings that a reader of the verdict must know.
 *
 * @param kind what
 * @param text one line
 * @param consequence whether the policy lets it block
 */
public record Doubt(Kind kind, String text, Consequence consequence) {
    /** Validates. */
    public Doubt {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(consequence);
        if (text.isBlank()) {
            throw new IllegalArgumentException("a doubt without words");
        }
    }

    /** The kinds of doubt. */
    public enum Kind {
        /** The operating system gets no security updates any more, so no findings are to be expected. */
        END_OF_LIFE,
        /** A platform has no canary, or the image holds nothing that a canary could prove. */
        UNPROVED
    }
}
