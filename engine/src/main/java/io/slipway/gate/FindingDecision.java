package io.slipway.gate;

import io.slipway.policy.GateRules;
import io.slipway.policy.GateRules.Unscored;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Decides on one finding.
 *
 * @param rules in force
 * @param acceptances those for the image
 * @param today in UTC
 */
record FindingDecision(GateRules rules, Acceptances acceptances, LocalDate today) {

    Judgement judge(Finding finding) {
        Optional<Score> score = DecisiveScore.of(finding, rules.source());
        boolean blocks = score.map(this::above).orElseGet(() -> unscoredBlocks(finding));
        String why = score.map(this::scored).orElseGet(() -> unscored(finding));
        List<Acceptance> entries = acceptances.matching(finding);
        Optional<Acceptance> reject = entries.stream()
                .filter(entry -> entry.kind() == Acceptance.Kind.REJECT)
                .findFirst();
        if (reject.isPresent()) {
            return rejected(finding, score, why, reject.get());
        }
        if (!blocks) {
            return new Judgement(finding, Decision.BELOW, score, why, Optional.empty());
        }
        if (rules.ignoreUnfixed() && unfixed(finding)) {
            String ignored = why + "; no fixed version exists, which the policy ignores";
            return new Judgement(finding, Decision.ACCEPTED, score, ignored, Optional.empty());
        }
        return entries.stream()
                .findFirst()
                .map(entry -> accepted(finding, score, why, entry))
                .orElseGet(() -> new Judgement(finding, Decision.BLOCK, score, why, Optional.empty()));
    }

    private boolean above(Score score) {
        return score.value().compareTo(rules.threshold()) > 0;
    }

    private boolean unscoredBlocks(Finding finding) {
        return rules.unscored() == Unscored.BLOCK || finding.severity().blocksUnscored();
    }

    private static boolean unfixed(Finding finding) {
        return finding.fixedVersion().isEmpty() && !finding.status().equals("fixed");
    }

    private String scored(Score score) {
        String how = above(score) ? ": above " : ": not above ";
        return score.text() + how + rules.threshold().toPlainString();
    }

    private String unscored(Finding finding) {
        String rule = rules.unscored() == Unscored.BLOCK
                ? "the policy blocks what is unscored"
                : "severity %s %s".formatted(finding.severity(), unscoredBlocks(finding) ? "blocks" : "passes");
        return "no source scores it; " + rule;
    }

    private Judgement rejected(Finding finding, Optional<Score> score, String why, Acceptance entry) {
        boolean over = entry.expired(today);
        String text = "%s; rejected by %s%s: %s (%s)"
                .formatted(
                        why,
                        entry.approvedBy(),
                        over
                                ? ", which expired after " + entry.until().orElseThrow() + " and must be decided anew"
                                : "",
                        entry.reason(),
                        entry.origin());
        return new Judgement(finding, over ? Decision.EXPIRED : Decision.REJECTED, score, text, Optional.of(entry));
    }

    private Judgement accepted(Finding finding, Optional<Score> score, String why, Acceptance entry) {
        String until = entry.until().map(LocalDate::toString).orElse("further notice");
        if (entry.expired(today)) {
            String text = "%s; its acceptance by %s expired after %s (%s)"
                    .formatted(why, entry.approvedBy(), until, entry.origin());
            return new Judgement(finding, Decision.EXPIRED, score, text, Optional.of(entry));
        }
        String text = "%s; %s by %s until %s: %s (%s)"
                .formatted(why, verb(entry), entry.approvedBy(), until, entry.reason(), entry.origin());
        return new Judgement(finding, Decision.ACCEPTED, score, text, Optional.of(entry));
    }

    private static String verb(Acceptance entry) {
        return switch (entry.kind()) {
            case NOT_AFFECTED -> "declared not affected";
            case FIX -> "to be fixed, accepted";
            default -> "accepted";
        };
    }
}
