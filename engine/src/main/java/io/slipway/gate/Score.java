package io.slipway.gate;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The CVSS score that one source gives a vulnerability.
 *
 * @param value 0.0 to 10.0; of the vector where there is one
 * @param source who gives it, such as {@code nvd}, {@code redhat} or {@code ghsa}
 * @param version the CVSS version
 * @param vector as the source writes it; empty where it gives a number only
 * @param note what a reader must know of the value, such as that it was computed from the vector; empty for nothing
 */
public record Score(BigDecimal value, String source, CvssVersion version, String vector, String note) {
    private static final int MOST_DECIMALS = 6;
    private static final int LONGEST_BEFORE_VECTOR = 48;

    /** Validates. */
    public Score {
        if (value.signum() < 0 || value.compareTo(BigDecimal.TEN) > 0) {
            throw new IllegalArgumentException(
                    "the score " + value + " of " + source + " is not a CVSS score: expected 0.0 to 10.0");
        }
        Objects.requireNonNull(source);
        Objects.requireNonNull(version);
        Objects.requireNonNull(vector);
        Objects.requireNonNull(note);
    }

    /**
     * @param value any number
     * @return whether it is 0.0 to 10.0, with few enough digits to be written out
     */
    public static boolean isScore(BigDecimal value) {
        return value.signum() >= 0
                && value.compareTo(BigDecimal.TEN) <= 0
                && value.scale() <= MOST_DECIMALS
                && value.scale() >= -1;
    }

    /**
     * @return the value as CVSS writes scores, with a decimal: {@code 7.0}, whatever the source wrote
     */
    public String decimal() {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.setScale(Math.max(1, plain.scale())).toPlainString();
    }

    /**
     * @return such as {@code 7.8 from nvd, CVSS 3.1, AV:L/AC:L/…}
     */
    public String text() {
        StringBuilder text = new StringBuilder(LONGEST_BEFORE_VECTOR + vector.length())
                .append(decimal())
                .append(" from ")
                .append(source)
                .append(", CVSS ")
                .append(version.number());
        if (!vector.isEmpty()) {
            boolean prefixed = vector.startsWith("CVSS:");
            text.append(", ").append(vector, prefixed ? vector.indexOf('/') + 1 : 0, vector.length());
        }
        return note.isEmpty()
                ? text.toString()
                : text.append(" (").append(note).append(')').toString();
    }
}
