package io.slipway.report;

import io.slipway.record.Entry;
import io.slipway.report.Headline.Tone;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One security test of the running application.
 *
 * @param target what was scanned
 * @param link the same, where it may be linked to
 * @param scanner with what
 * @param tone how it ended
 * @param message the same in one line
 * @param partial what was not looked at, and why; empty where all was
 * @param counts how many findings of each severity
 * @param findings the first of them, the worst first
 * @param unlisted how many more there are, in words; empty for none
 */
public record WebScanView(
        String target,
        String link,
        String scanner,
        Tone tone,
        String message,
        String partial,
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
     * @param parameter what was attacked; may be empty
     * @param more what else is known
     * @param blocks whether the gate of the web scan blocks for it
     */
    public record Row(String severity, String name, String place, String parameter, String more, boolean blocks) {
        static Row of(Facts facts, List<String> blocking) {
            String url = facts.text("url", "path", "address");
            return new Row(
                    facts.text("severity", "level").toLowerCase(Locale.ROOT),
                    facts.text("name", "category", "title", "check"),
                    (facts.text("method") + " " + url).strip(),
                    facts.text("parameter", "input"),
                    more(facts),
                    blocking.contains(facts.text("id")) && !facts.text("id").isEmpty());
        }

        private static String more(Facts facts) {
            String cwe = facts.text("cwe");
            boolean number = !cwe.isEmpty() && cwe.chars().allMatch(Character::isDigit);
            return Stream.of(
                            number ? "CWE-" + cwe : cwe,
                            facts.text("detail"),
                            facts.text("evidence"),
                            facts.text("trusted").equals("false") ? "the scanner asks for a human's eye" : "")
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("; "));
        }

        /**
         * @return the severity as a class of the style sheet
         */
        public String level() {
            return WORST_FIRST.contains(severity) ? severity : "unknown";
        }
    }

    /**
     * @param run any
     * @return its web scans
     */
    public static List<WebScanView> of(Run run) {
        return run.of("webScan").stream().map(WebScanView::of).toList();
    }

    /**
     * @return whether anything was found
     */
    public boolean found() {
        return !findings.isEmpty();
    }

    private static WebScanView of(Entry entry) {
        Facts facts = new Facts(entry.facts());
        List<String> blocking = facts.texts("blocking");
        List<Row> rows = facts.list("findings").stream()
                .map(finding -> Row.of(finding, blocking))
                .sorted(Comparator.comparingInt(row -> rank(row.severity())))
                .toList();
        List<Row> listed = rows.subList(0, Math.min(rows.size(), LONGEST));
        return new WebScanView(
                facts.text("target"),
                Link.external(facts.text("target")),
                facts.text("scanner"),
                Tone.of(entry.outcome()),
                entry.message(),
                partial(facts),
                facts.map("counts").all().stream()
                        .sorted(Comparator.comparingInt(count -> rank(count.name())))
                        .toList(),
                listed,
                unlisted(facts, rows.size(), listed.size()));
    }

    private static String partial(Facts facts) {
        boolean cut = facts.says("partial") || facts.text("complete").equals("false");
        String why = String.join("; ", facts.texts("notLooked"));
        return cut && why.isEmpty() ? "the scanner was stopped before its end" : why;
    }

    /** The record holds the first findings, and the counts of all. */
    private static String unlisted(Facts facts, int recorded, int listed) {
        Facts counts = facts.map("counts");
        long counted = counts.values().keySet().stream()
                .mapToLong(severity -> counts.number(String.valueOf(severity)))
                .sum();
        long more = Math.max(counted, recorded) - listed;
        return more > 0 ? Units.count(more, "more finding") : "";
    }

    private static int rank(String severity) {
        int rank = WORST_FIRST.indexOf(severity.toLowerCase(Locale.ROOT));
        return rank < 0 ? WORST_FIRST.size() : rank;
    }
}
