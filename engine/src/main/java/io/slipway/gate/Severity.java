package io.slipway.gate;

import io.slipway.policy.GateRules.BlockFrom;
import java.util.Locale;

/** How bad a source says that a vulnerability is, in words; from the least. It decides only where no source gives a score. */
public enum Severity {
    /** Hardly a vulnerability (Clair's and Debian's word). */
    NEGLIGIBLE,
    /** Low. */
    LOW,
    /** Medium. */
    MEDIUM,
    /** High. */
    HIGH,
    /** Critical. */
    CRITICAL,
    /** The source does not say, or says something that is not known here; counts as the worst. */
    UNKNOWN;

    /**
     * @param word as a scanner writes it, in any case
     * @return the severity; {@link #UNKNOWN} for any other word, so that a new word never passes silently
     */
    public static Severity of(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "NEGLIGIBLE" -> NEGLIGIBLE;
            case "LOW" -> LOW;
            case "MEDIUM" -> MEDIUM;
            case "HIGH" -> HIGH;
            case "CRITICAL" -> CRITICAL;
            default -> UNKNOWN;
        };
    }

    /**
     * @param limit the policy's
     * @return whether it is so bad that it blocks; {@link #UNKNOWN} counts as the worst
     */
    public boolean atLeast(BlockFrom limit) {
        return limit != BlockFrom.NONE && compareTo(valueOf(limit.name())) >= 0;
    }

    /**
     * @return whether it blocks a vulnerability that nobody scores
     */
    public boolean blocksUnscored() {
        return compareTo(HIGH) >= 0;
    }
}
