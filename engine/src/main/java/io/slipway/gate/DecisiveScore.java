package io.slipway.gate;

import io.slipway.policy.GateRules.ScoreSource;
import java.util.Comparator;
import java.util.Optional;

/** Chooses the score that decides: CVSS v2 only where there is no other, then by the policy's source, then the highest. */
final class DecisiveScore {
    /** Of equal scores the newer version, then the source in alphabetical order: the choice never depends on the report's order. */
    private static final Comparator<Score> HIGHEST = Comparator.comparing(Score::value)
            .thenComparing(Score::version)
            .thenComparing(Score::source, Comparator.reverseOrder())
            .thenComparing(Score::vector)
            .thenComparing(Score::note);

    private DecisiveScore() {}

    static Optional<Score> of(Finding finding, ScoreSource source) {
        Score best = null;
        for (Score score : finding.scores()) {
            if (best == null || compare(score, best, finding, source) > 0) {
                best = score;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int compare(Score one, Score other, Finding finding, ScoreSource source) {
        int order = Boolean.compare(modern(one), modern(other));
        order = order != 0 ? order : Boolean.compare(wanted(one, finding, source), wanted(other, finding, source));
        return order != 0 ? order : HIGHEST.compare(one, other);
    }

    private static boolean modern(Score score) {
        return score.version() != CvssVersion.V2;
    }

    private static boolean wanted(Score score, Finding finding, ScoreSource source) {
        return switch (source) {
            case HIGHEST -> false;
            case NVD -> score.source().equals("nvd");
            case VENDOR -> score.source().equals(finding.vendor());
        };
    }
}
