package io.slipway.report;

import io.slipway.acceptance.Acceptance;
import io.slipway.config.Words;
import io.slipway.gate.Decision;
import io.slipway.gate.Finding;
import io.slipway.gate.Judgement;
import io.slipway.gate.Score;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One finding as a row of a table.
 *
 * @param id the vulnerability
 * @param link its advisory; empty where there is none that may be linked to
 * @param title one line; may be empty
 * @param component the package
 * @param installed its version
 * @param place where in the image, and of which kind
 * @param fixed the version that is not vulnerable, or that there is none
 * @param score the decisive one; a dash where nobody gives one
 * @param level the severity, as a class of the style sheet
 * @param severity the scanner's word
 * @param source who scored, and with which version of CVSS
 * @param vector of the decisive score
 * @param others what other sources say
 * @param remark what else the gate says of it; empty where score and acceptance say all
 * @param ruling the acceptance that was applied; empty for none
 */
public record FindingRow(
        String id,
        String link,
        String title,
        String component,
        String installed,
        String place,
        String fixed,
        String score,
        String level,
        String severity,
        String source,
        String vector,
        String others,
        String remark,
        Optional<Ruling> ruling) {
    private static final int OTHERS = 4;

    /**
     * An entry of the acceptances file.
     *
     * @param decision what it says, and until when
     * @param by who decided
     * @param reason why
     * @param origin where it stands
     */
    public record Ruling(String decision, String by, String reason, String origin) {
        /**
         * @param acceptance any
         * @return it in words
         */
        public static Ruling of(Acceptance acceptance) {
            return new Ruling(
                    decision(acceptance),
                    acceptance.approvedBy(),
                    acceptance.reason(),
                    acceptance.origin().toString());
        }

        private static String decision(Acceptance acceptance) {
            String day = acceptance.until().map(Units::day).orElse("");
            String until = day.isEmpty() ? "" : " until " + day;
            return switch (acceptance.kind()) {
                case PASS_THROUGH -> "Accepted" + until;
                case FIX -> "To be fixed by " + day;
                case REJECT -> "Rejected" + until;
                case NOT_AFFECTED -> "Not affected" + until + justification(acceptance);
            };
        }

        private static String justification(Acceptance acceptance) {
            return acceptance
                    .justification()
                    .map(word -> " (" + Words.of(word).replace('-', ' ') + ")")
                    .orElse("");
        }
    }

    /**
     * @param judgement any
     * @return its row
     */
    public static FindingRow of(Judgement judgement) {
        Finding finding = judgement.finding();
        Optional<Score> decisive = judgement.decisive();
        return new FindingRow(
                finding.id(),
                Link.external(finding.url()),
                finding.title(),
                finding.component().name(),
                finding.component().version(),
                finding.component().type(),
                fixed(finding),
                decisive.map(Score::decimal).orElse("\u2013"),
                Words.of(finding.severity()),
                Words.of(finding.severity()),
                decisive.map(FindingRow::source).orElse(""),
                decisive.map(Score::vector).orElse(""),
                others(finding.scores(), decisive),
                remark(judgement),
                judgement.acceptance().map(Ruling::of));
    }

    private static String source(Score score) {
        String note = score.note().isEmpty() ? "" : " (" + score.note() + ")";
        return score.source() + ", CVSS " + score.version().number() + note;
    }

    /** The explanation repeats the score and what an acceptance says: both have a place of their own. */
    private static String remark(Judgement judgement) {
        if (judgement.acceptance().isPresent()) {
            return judgement.decision() == Decision.EXPIRED ? "Expired: it must be decided anew." : "";
        }
        String scored = judgement.decisive().map(Score::text).orElse("");
        String explanation = judgement.explanation();
        return explanation.startsWith(scored)
                ? explanation.substring(scored.length()).replaceFirst("^[:;] ", "")
                : explanation;
    }

    private static String fixed(Finding finding) {
        if (finding.kind() != Finding.Kind.VULNERABILITY) {
            return "in the " + finding.component().target();
        }
        if (!finding.fixedVersion().isEmpty()) {
            return "fixed in " + finding.fixedVersion();
        }
        return switch (finding.status()) {
            case "" -> "no fixed version";
            case "fixed" -> "fixed in a version that nobody names";
            default -> "no fixed version (" + finding.status().replace('_', ' ') + ")";
        };
    }

    private static String others(List<Score> scores, Optional<Score> decisive) {
        return scores.stream()
                .filter(score -> !decisive.equals(Optional.of(score)))
                .limit(OTHERS)
                .map(score -> "%s %s (v%s)"
                        .formatted(
                                score.source(), score.decimal(), score.version().number()))
                .collect(Collectors.joining(", "));
    }
}
