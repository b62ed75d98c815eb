package io.slipway.report;

import io.slipway.record.Entry;
import io.slipway.report.Headline.Tone;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One security test of the running application.
 *
 * @param target what was scanned
 * @param link the same, where it may be linked to
 * @param scanner with what
 * @param tone how it ended
 * @param message the same in one line
 * @param partial whether the scanner was stopped before its end
 * @param counts how many findings of each severity
 * @param findings the first of them, the worst first
 * @param unlisted how many more there are, in words; empty for none
 */
record WebScanView(
        String target,
        String link,
        String scanner,
        Tone tone,
        String message,
        boolean partial,
        List<Facts.Fact> counts,
        List<Row> findings,
        String unlisted) {
    private static final int LONGEST = 500;
    private static final List<String> WORST_FIRST =
            List.of("critical", "high", "medium", "low", "informational", "info");

    /**
     * One finding.
     *
     * @param severity the scanner's or our word
     * @param name what it is
     * @param place where: method and address
     * @param link the address, where it may be linked to
     * @param parameter what was attacked; may be empty
     * @param more what else is known
     */
    record Row(String severity, String name, String place, String link, String parameter, String more) {
        static Row of(Facts facts) {
            String url = facts.text("url", "path", "address");
            String cwe = facts.text("cwe");
            return new Row(
                    facts.text("severity", "level").toLowerCase(Locale.ROOT),
                    facts.text("name", "title", "check", "category"),
                    (facts.text("method") + " " + url).strip(),
                    Link.external(url),
                    facts.text("parameter", "input"),
                    cwe.isEmpty() || cwe.toUpperCase(Locale.ROOT).startsWith("CWE") ? cwe : "CWE-" + cwe);
        }

        /**
         * @return the severity as a class of the style sheet
         */
        String level() {
            return WORST_FIRST.contains(severity) ? severity : "unknown";
        }
    }

    /**
     * @param run any
     * @return its web scans
     */
    static List<WebScanView> of(Run run) {
        return run.of("webScan").stream().map(WebScanView::of).toList();
    }

    /**
     * @return whether anything was found
     */
    boolean found() {
        return !findings.isEmpty();
    }

    private static WebScanView of(Entry entry) {
        Facts facts = new Facts(entry.facts());
        List<Row> rows = facts.list("findings").stream()
                .map(Row::of)
                .sorted(Comparator.comparingInt(row -> rank(row.severity())))
                .toList();
        return new WebScanView(
                facts.text("target"),
                Link.external(facts.text("target")),
                facts.text("scanner"),
                Tone.of(entry.outcome()),
                entry.message(),
                facts.says("partial"),
                facts.map("counts").all().stream()
                        .sorted(Comparator.comparingInt(count -> rank(count.name())))
                        .toList(),
                rows.subList(0, Math.min(rows.size(), LONGEST)),
                rows.size() <= LONGEST ? "" : Units.count(rows.size() - LONGEST, "more finding"));
    }

    private static int rank(String severity) {
        int rank = WORST_FIRST.indexOf(severity.toLowerCase(Locale.ROOT));
        return rank < 0 ? WORST_FIRST.size() : rank;
    }
}
