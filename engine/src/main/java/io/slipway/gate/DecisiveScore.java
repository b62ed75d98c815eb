package io.slipway.gate;

import io.slipway.policy.GateRules.ScoreSource;
import java.util.Comparator;
import java.util.List;
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
        List<Score> modern = finding.scores().stream()
                .filter(score -> score.version() != CvssVersion.V2)
                .toList();
        List<Score> pool = modern.isEmpty() ? finding.scores() : modern;
        List<Score> preferred =
                switch (source) {
                    case HIGHEST -> List.of();
                    case NVD -> from("nvd", pool);
                    case VENDOR -> from(finding.vendor(), pool);
                };
        return (preferred.isEmpty() ? pool : preferred).stream().max(HIGHEST);
    }

    private static List<Score> from(String source, List<Score> pool) {
        return pool.stream().filter(score -> score.source().equals(source)).toList();
    }
}
