package io.slipway.gate;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.Acceptances;
import io.slipway.acceptance.Occurrence;
import io.slipway.acceptance.Ruling;
import io.slipway.config.Words;
import io.slipway.gate.Finding.Kind;
import io.slipway.policy.GateRules;
import io.slipway.policy.GateRules.Consequence;
import io.slipway.policy.GateRules.Unscored;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Decides on one finding after the other. */
final class FindingDecision {
    private final GateRules rules;
    private final Acceptances acceptances;
    private final LocalDate today;
    private final Map<Score, String> scored = new HashMap<>();

    /**
     * @param rules in force
     * @param acceptances those for the image
     * @param today in UTC
     */
    FindingDecision(GateRules rules, Acceptances acceptances, LocalDate today) {
        this.rules = rules;
        this.acceptances = acceptances;
        this.today = today;
    }

    Judgement judge(Finding finding) {
        Optional<Score> score = DecisiveScore.of(finding, rules.source());
        boolean blocks = blocks(finding, score);
        String why = why(finding, score);
        Occurrence occurrence = finding.occurrence();
        Optional<Ruling> ruling = acceptances.ruling(occurrence);
        if (ruling.isPresent() && ruling.get().entry().kind() == Acceptance.Kind.REJECT) {
            return rejected(finding, score, why, ruling.get());
        }
        if (!blocks) {
            return new Judgement(finding, Decision.BELOW, score, why, Optional.empty());
        }
        if (rules.ignoreUnfixed() && finding.kind() == Kind.VULNERABILITY && unfixed(finding)) {
            String ignored = why + "; no fixed version exists, which the policy ignores";
            return new Judgement(finding, Decision.ACCEPTED, score, ignored, Optional.empty());
        }
        return ruling.isPresent()
                ? accepted(finding, score, why, ruling.get())
                : new Judgement(finding, Decision.BLOCK, score, discounted(occurrence, why), Optional.empty());
    }

    private boolean blocks(Finding finding, Optional<Score> score) {
        return switch (finding.kind()) {
            case VULNERABILITY -> score.isPresent() ? above(score.get()) : unscoredBlocks(finding);
            case SECRET -> rules.secrets() == Consequence.BLOCK;
            case MISCONFIGURATION -> finding.severity().atLeast(rules.misconfigurations());
        };
    }

    private String why(Finding finding, Optional<Score> score) {
        return switch (finding.kind()) {
            case VULNERABILITY -> score.isPresent() ? scored(score.get()) : unscored(finding);
            case SECRET ->
                "a credential in the %s; the policy says secrets: %s"
                        .formatted(finding.component().target(), Words.of(rules.secrets()));
            case MISCONFIGURATION ->
                "severity %s in the %s; the policy says misconfigurations: %s"
                        .formatted(
                                finding.severity(), finding.component().target(), Words.of(rules.misconfigurations()));
        };
    }

    private boolean above(Score score) {
        return score.value().compareTo(rules.threshold()) > 0;
    }

    private boolean unscoredBlocks(Finding finding) {
        return rules.unscored() == Unscored.BLOCK || finding.severity().blocksUnscored();
    }

    private static boolean unfixed(Finding finding) {
        return finding.fixedVersion().isEmpty() && !finding.status().equals(Finding.FIXED);
    }

    /** Most findings share their scores with others, so most explanations are made already. */
    private String scored(Score score) {
        String known = scored.get(score);
        if (known == null) {
            String how = above(score) ? ": above " : ": not above ";
            known = score.text() + how + rules.threshold().toPlainString();
            scored.put(score, known);
        }
        return known;
    }

    private String unscored(Finding finding) {
        String rule = rules.unscored() == Unscored.BLOCK
                ? "the policy blocks what is unscored"
                : "severity %s %s".formatted(finding.severity(), unscoredBlocks(finding) ? "blocks" : "passes");
        return "no source scores it; " + rule;
    }

    private Judgement rejected(Finding finding, Optional<Score> score, String why, Ruling ruling) {
        Acceptance entry = ruling.entry();
        boolean over = entry.expired(today);
        String text = "%s; rejected by %s%s: %s (%s)%s"
                .formatted(
                        why,
                        entry.approvedBy(),
                        over
                                ? ", which expired after " + entry.until().orElseThrow() + " and must be decided anew"
                                : "",
                        entry.reason(),
                        entry.origin(),
                        outweighed(ruling));
        return new Judgement(finding, over ? Decision.EXPIRED : Decision.REJECTED, score, text, Optional.of(entry));
    }

    private Judgement accepted(Finding finding, Optional<Score> score, String why, Ruling ruling) {
        Acceptance entry = ruling.entry();
        if (entry.expired(today)) {
            String text = "%s; its acceptance by %s expired after %s (%s)%s"
                    .formatted(why, entry.approvedBy(), until(entry), entry.origin(), outweighed(ruling));
            return new Judgement(finding, Decision.EXPIRED, score, text, Optional.of(entry));
        }
        String text = "%s; %s by %s until %s: %s (%s)%s"
                .formatted(
                        why,
                        verb(entry),
                        entry.approvedBy(),
                        until(entry),
                        entry.reason(),
                        entry.origin(),
                        outweighed(ruling));
        return new Judgement(finding, Decision.ACCEPTED, score, text, Optional.of(entry));
    }

    private String discounted(Occurrence occurrence, String why) {
        return acceptances
                .discounted(occurrence)
                .map(each -> "%s; its acceptance (%s) does not count: %s"
                        .formatted(why, each.entry().origin(), each.reason()))
                .orElse(why);
    }

    private static String outweighed(Ruling ruling) {
        return ruling.outweighed()
                .map(other -> "; stricter than '%s' until %s at %s"
                        .formatted(Words.of(other.kind()), until(other), other.origin()))
                .orElse("");
    }

    private static String until(Acceptance entry) {
        return entry.until().map(LocalDate::toString).orElse("further notice");
    }

    private static String verb(Acceptance entry) {
        return switch (entry.kind()) {
            case NOT_AFFECTED -> "declared not affected";
            case FIX -> "to be fixed, accepted";
            default -> "accepted";
        };
    }
}
