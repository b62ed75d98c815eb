package io.slipway.gate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes scores of what a source says: a number, a vector, or both. The number counts; where there is only a vector, it is computed from
 * that by the specifications of FIRST; where the two differ, the score says so. Remembers a bounded number of those that it made; for one
 * thread.
 */
public final class Cvss {
    private static final String PREFIX = "CVSS:";

    private static final int REMEMBERED = 10_000;

    private final Map<String, Vector> vectors = new HashMap<>();

    /** What a vector says by itself. */
    private record Vector(Optional<CvssVersion> version, Optional<BigDecimal> score) {
        private static final Vector NONE = new Vector(Optional.empty(), Optional.empty());

        private static Vector of(String vector) {
            return vector.isEmpty() ? NONE : new Vector(prefix(vector), compute(vector));
        }
    }

    /**
     * @param source who says it
     * @param version the version that it is said to be of; the vector's own prefix is more exact
     * @param number the number, if one is given
     * @param vector the vector; empty if none is given
     * @return the score; empty where neither gives one (a vector alone that is malformed)
     * @throws IllegalArgumentException if the number is no CVSS score
     */
    public Optional<Score> score(String source, CvssVersion version, Optional<BigDecimal> number, String vector) {
        Vector known = known(vector);
        BigDecimal value = number.or(known::score).orElse(null);
        if (value == null) {
            return Optional.empty();
        }
        CvssVersion exact = known.version().orElse(version);
        return Optional.of(new Score(value, source, exact, vector, note(number, vector, known.score())));
    }

    private Vector known(String vector) {
        Vector known = vectors.get(vector);
        if (known == null) {
            if (vectors.size() == REMEMBERED) {
                vectors.clear();
            }
            known = Vector.of(vector);
            vectors.put(vector, known);
        }
        return known;
    }

    private static String note(Optional<BigDecimal> number, String vector, Optional<BigDecimal> ofVector) {
        if (number.isEmpty()) {
            return "computed from the vector";
        }
        if (ofVector.isEmpty()) {
            return vector.isEmpty() ? "" : "its vector is malformed";
        }
        boolean same = ofVector.get().compareTo(number.get()) == 0;
        return same ? "" : "its vector gives " + ofVector.get().toPlainString();
    }

    private static Optional<CvssVersion> prefix(String vector) {
        return Arrays.stream(CvssVersion.values())
                .filter(version -> vector.startsWith(PREFIX + version.number() + "/"))
                .findFirst();
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
        Set<String> names = new HashSet<>();
        for (String metric : vector.split("/", -1)) {
            int colon = metric.indexOf(':');
            if (!names.add(colon < 0 ? metric : metric.substring(0, colon))) {
                return true;
            }
        }
        return false;
    }
}
