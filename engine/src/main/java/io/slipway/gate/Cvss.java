package io.slipway.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes scores of what a source says: a number, a vector, or both. The number counts; where there is only a vector, it is computed from
 * that by the specifications of FIRST; where the two differ, the score says so. Remembers what it computed; for one thread.
 */
public final class Cvss {
    private static final String PREFIX = "CVSS:";

    private final Map<String, Optional<BigDecimal>> computed = new HashMap<>();

    /**
     * @param source who says it
     * @param version the version that it is said to be of; the vector's own prefix is more exact
     * @param stated the number, if one is given
     * @param vector the vector; empty if none is given
     * @return the score; empty where neither gives one (a vector alone that is malformed)
     * @throws IllegalArgumentException if the number is no CVSS score
     */
    public Optional<Score> score(String source, CvssVersion version, Optional<BigDecimal> stated, String vector) {
        Optional<BigDecimal> ofVector = vector.isEmpty() ? Optional.empty() : computed(vector);
        if (stated.isEmpty() && ofVector.isEmpty()) {
            return Optional.empty();
        }
        CvssVersion exact = vector.startsWith(PREFIX) ? exact(vector, version) : version;
        BigDecimal value = stated.orElseGet(ofVector::orElseThrow);
        return Optional.of(new Score(value, source, exact, vector, note(stated, vector, ofVector)));
    }

    private Optional<BigDecimal> computed(String vector) {
        return computed.computeIfAbsent(vector, Cvss::compute);
    }

    private static String note(Optional<BigDecimal> stated, String vector, Optional<BigDecimal> ofVector) {
        if (stated.isEmpty()) {
            return "computed from the vector";
        }
        if (ofVector.isEmpty()) {
            return vector.isEmpty() ? "" : "its vector is malformed";
        }
        boolean same = ofVector.get().compareTo(stated.get()) == 0;
        return same ? "" : "its vector gives " + ofVector.get().toPlainString();
    }

    private static CvssVersion exact(String vector, CvssVersion otherwise) {
        return Arrays.stream(CvssVersion.values())
                .filter(version -> vector.startsWith(PREFIX + version.number() + "/"))
                .findFirst()
                .orElse(otherwise);
    }

    private static Optional<BigDecimal> compute(String vector) {
        if (repeats(vector)) {
            return Optional.empty();
        }
        try {
            double base =
                    us.springett.cvss.Cvss.fromVector(vector).calculateScore().getBaseScore();
            return Optional.of(BigDecimal.valueOf(base).setScale(1, RoundingMode.HALF_UP));
        } catch (RuntimeException e) {
            // Whatever the library stumbles over (it also throws index errors), the vector is malformed.
            return Optional.empty();
        }
    }

    /** The library takes the last of a repeated metric; the specifications allow each once. */
    private static boolean repeats(String vector) {
        String[] metrics = vector.split("/", -1);
        return Arrays.stream(metrics)
                        .map(metric -> metric.split(":", 2)[0])
                        .distinct()
                        .count()
                < metrics.length;
    }
}
