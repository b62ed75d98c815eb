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
    private final Map<Statement, Optional<Score>> known = new HashMap<>();
    private final Map<String, Optional<BigDecimal>> computed = new HashMap<>();

    private record Statement(String source, CvssVersion version, Optional<BigDecimal> stated, String vector) {}

    /**
     * @param source who says it
     * @param version the version that it is said to be of; the vector's own prefix is more exact
     * @param stated the number, if one is given
     * @param vector the vector; empty if none is given
     * @return the score; empty where neither gives one (a vector alone that is malformed)
     * @throws IllegalArgumentException if the number is no CVSS score
     */
    public Optional<Score> score(String source, CvssVersion version, Optional<BigDecimal> stated, String vector) {
        return known.computeIfAbsent(new Statement(source, version, stated, vector), this::score);
    }

    private Optional<Score> score(Statement said) {
        Optional<BigDecimal> ofVector = computed.computeIfAbsent(said.vector, Cvss::compute);
        if (said.stated.isEmpty()) {
            return ofVector.map(value -> score(said, value, "computed from the vector"));
        }
        BigDecimal stated = said.stated.get();
        if (ofVector.isEmpty()) {
            return Optional.of(score(said, stated, said.vector.isEmpty() ? "" : "its vector is malformed"));
        }
        BigDecimal value = ofVector.get();
        if (value.compareTo(stated) == 0) {
            return Optional.of(score(said, stated, ""));
        }
        return Optional.of(score(said, stated, "its vector gives " + value.toPlainString()));
    }

    private static Score score(Statement said, BigDecimal value, String note) {
        return new Score(value, said.source, version(said), said.vector, note);
    }

    private static CvssVersion version(Statement said) {
        return Arrays.stream(CvssVersion.values())
                .filter(version -> said.vector.startsWith("CVSS:" + version.number() + "/"))
                .findFirst()
                .orElse(said.version);
    }

    private static Optional<BigDecimal> compute(String vector) {
        if (vector.isEmpty() || repeats(vector)) {
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
