package io.slipway.gate;

import io.slipway.acceptance.Acceptance;
import io.slipway.config.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A verdict in words, for a console: a headline, what was looked at, and a table of what blocks.
 *
 * @param verdict what to say
 */
public record VerdictText(Verdict verdict) {
    private static final int MOST_ROWS = 25;
    private static final int MOST_DISAGREEMENTS = 10;

    /**
     * @return the verdict with its counts, in one line
     */
    public String headline() {
        long expired = verdict.with(Decision.EXPIRED).size();
        return "%s %s: %d blocking%s, %d accepted, %d not above %s (%s%s)"
                .formatted(
                        plain(verdict.image()),
                        verdict.kind() == Verdict.Kind.PASS ? "passes" : "is blocked",
                        verdict.blocking().size(),
                        expired == 0 ? "" : " (" + expired + " by expired acceptances)",
                        verdict.with(Decision.ACCEPTED).size(),
                        verdict.with(Decision.BELOW).size(),
                        verdict.threshold().toPlainString(),
                        Words.of(verdict.proof()),
                        ", " + verdict.policy());
    }

    /**
     * @return what was looked at, what else must be known, what blocks, and acceptances that are not used
     */
    public List<String> details() {
        List<String> lines = new ArrayList<>(List.of(coverage()));
        verdict.doubts()
                .forEach(doubt -> lines.add("%s: %s"
                        .formatted(Words.of(doubt.consequence()).toUpperCase(Locale.ROOT), plain(doubt.text()))));
        lines.addAll(table());
        lines.addAll(disagreements());
        verdict.discounted()
                .forEach(each -> lines.add("acceptance of %s (%s) does not count: %s"
                        .formatted(
                                plain(each.entry().id()),
                                plain(each.entry().origin().toString()),
                                plain(each.reason()))));
        verdict.unused()
                .forEach(entry -> lines.add("unused acceptance: %s (%s) matches nothing in this image"
                        .formatted(plain(entry.id()), plain(entry.origin().toString()))));
        return lines;
    }

    /**
     * @return why it is blocked and what to do, in one line that names the first finding
     */
    public String refusal() {
        List<Judgement> blocking = verdict.blocking();
        String doubts = verdict.doubts().stream()
                .filter(doubt -> Words.of(doubt.consequence()).equals("block"))
                .map(Doubt::text)
                .collect(Collectors.joining("; "));
        if (blocking.isEmpty()) {
            return "%s is blocked: %s".formatted(plain(verdict.image()), plain(doubts));
        }
        int more = blocking.size() - 1;
        return "%s is blocked: %s%s; fix it, or let the security officer decide on it in the acceptances file"
                .formatted(plain(verdict.image()), first(blocking.get(0)), more == 0 ? "" : ", and " + more + " more");
    }

    private String first(Judgement judgement) {
        Component component = judgement.finding().component();
        return plain("%s in %s %s (%s)%s"
                .formatted(
                        judgement.finding().id(),
                        component.name(),
                        component.version(),
                        score(judgement),
                        reason(judgement)));
    }

    private String coverage() {
        Coverage coverage = verdict.coverage();
        String proved = coverage.platforms().stream()
                .filter(platform -> platform.canary() == Platform.Canary.FOUND)
                .map(Platform::name)
                .collect(Collectors.joining(", "));
        return plain("looked at %d packages%s%s%s"
                .formatted(
                        coverage.packages(),
                        coverage.os().map(os -> " of " + os.text()).orElse(""),
                        coverage.databaseDate()
                                .map(date -> ", database of " + date)
                                .orElse(", database of unknown date"),
                        proved.isEmpty() ? "" : ", proved by canaries for " + proved));
    }

    private List<String> table() {
        List<Judgement> blocking = verdict.blocking();
        List<List<String>> rows = new ArrayList<>();
        blocking.stream().limit(MOST_ROWS).forEach(judgement -> rows.add(row(judgement)));
        List<String> lines = new ArrayList<>(TextTable.of(rows));
        if (blocking.size() > MOST_ROWS) {
            lines.add("  … and " + (blocking.size() - MOST_ROWS) + " more in " + VerdictJson.NAME);
        }
        return lines;
    }

    private List<String> disagreements() {
        List<Disagreement> all = verdict.disagreements();
        if (all.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        all.stream().limit(MOST_DISAGREEMENTS).forEach(one -> rows.add(row(one)));
        List<String> lines = new ArrayList<>(List.of("the scanners disagree on %d finding%s; the higher score decides:"
                .formatted(all.size(), all.size() == 1 ? "" : "s")));
        lines.addAll(TextTable.of(rows));
        if (all.size() > MOST_DISAGREEMENTS) {
            lines.add("  … and " + (all.size() - MOST_DISAGREEMENTS) + " more in " + VerdictJson.NAME);
        }
        return lines;
    }

    private static List<String> row(Disagreement one) {
        return List.of(
                plain(one.id()),
                plain(one.component() + " " + one.version()),
                plain(one.opinions().stream()
                        .map(opinion -> opinion.scanner() + ": " + opinion.says())
                        .collect(Collectors.joining("; "))));
    }

    private static List<String> row(Judgement judgement) {
        Finding finding = judgement.finding();
        Component component = finding.component();
        String fix = remedy(finding);
        return List.of(
                plain(finding.id()),
                plain(component.name() + " " + component.version()),
                plain(score(judgement)),
                plain(fix + reason(judgement)));
    }

    private static String remedy(Finding finding) {
        if (finding.kind() != Finding.Kind.VULNERABILITY) {
            return finding.title();
        }
        String none = finding.status().equals(Finding.FIXED) ? "fixed in a version that nobody names" : "no fix";
        return finding.fixedVersion().isEmpty() ? none : "fixed in " + finding.fixedVersion();
    }

    private static String score(Judgement judgement) {
        Finding finding = judgement.finding();
        if (finding.kind() != Finding.Kind.VULNERABILITY) {
            return "%s in the %s, %s"
                    .formatted(Words.of(finding.kind()), finding.component().target(), finding.severity());
        }
        return judgement
                .decisive()
                .map(score -> "%s from %s, CVSS %s"
                        .formatted(
                                score.decimal(), score.source(), score.version().number()))
                .orElseGet(() -> "unscored, severity " + judgement.finding().severity());
    }

    private static String reason(Judgement judgement) {
        String until = judgement
                .acceptance()
                .flatMap(Acceptance::until)
                .map(LocalDate::toString)
                .orElse("");
        return switch (judgement.decision()) {
            case EXPIRED -> ", acceptance expired after " + until;
            case REJECTED ->
                ", rejected by "
                        + judgement.acceptance().map(Acceptance::approvedBy).orElse("");
            default -> "";
        };
    }

    /** What a stranger wrote must not steer a terminal. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
    }
}
