package io.slipway.gitlab.api;

import io.slipway.config.Words;
import io.slipway.record.Entry;
import io.slipway.record.Outcome;
import io.slipway.record.RecordContent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a note on a merge request says of a delivery: the verdict on each image, and the stages. */
public final class DeliveryNote {
    private static final int MOST_ROWS = 100;

    private DeliveryNote() {}

    /**
     * @param headline how the delivery ended, in a few words of ours
     * @param commit the delivered commit
     * @param url where to read more; empty for nowhere
     * @param record what was recorded
     * @return Markdown, in which no text of the record is anything but text
     */
    public static String of(String headline, String commit, String url, RecordContent record) {
        StringBuilder text = new StringBuilder(head(headline, commit, url));
        verdicts(
                text,
                record.entries().stream()
                        .filter(entry -> entry.stage().equals("scanImage"))
                        .toList());
        stages(text, record.entries());
        return text.append("\n<sub>")
                .append(record.signature().isPresent() ? "The record is signed" : "The record is not signed")
                .append("; `slipway verify` checks it.</sub>\n")
                .toString();
    }

    /**
     * @param headline how the delivery ended, in a word or two
     * @param commit the commit, as people know it
     * @param url where to read more; empty for nowhere
     * @return Markdown for a delivery of which there is no record
     */
    public static String withoutRecord(String headline, String commit, String url) {
        return head(headline, commit, url) + "\nNothing was recorded.\n";
    }

    private static String head(String headline, String commit, String url) {
        String more = url.isEmpty() ? "" : " · [run, log and report](<" + url.replaceAll("[<>\\s]", "") + ">)";
        return "**Slipway: " + headline + "** for " + Markdown.code(commit) + more + "\n";
    }

    private static void verdicts(StringBuilder text, List<Entry> scans) {
        if (scans.isEmpty()) {
            return;
        }
        text.append(
                "\n| image | verdict | blocking | accepted | expired | below threshold |\n|---|---|--:|--:|--:|--:|\n");
        scans.stream()
                .limit(MOST_ROWS)
                .forEach(scan -> text.append("| %s | %s | %s | %s | %s | %s |\n"
                        .formatted(
                                Markdown.code(scan.fact("image")),
                                verdict(scan.fact("verdict")),
                                number(scan, "blocking"),
                                number(scan, "accepted"),
                                number(scan, "expired"),
                                number(scan, "below"))));
    }

    private static String verdict(String word) {
        return switch (word) {
            case "pass" -> "✅ pass";
            case "block" -> "❌ block";
            default -> "⚠️ none";
        };
    }

    private static String number(Entry scan, String fact) {
        String value = scan.fact(fact);
        return value.matches("\\d{1,9}") ? value : "–";
    }

    private static void stages(StringBuilder text, List<Entry> entries) {
        if (entries.isEmpty()) {
            text.append("\nNothing was recorded.\n");
            return;
        }
        text.append("\n| | step | result | time |\n|---|---|---|--:|\n");
        entries.stream()
                .limit(MOST_ROWS)
                .forEach(entry -> text.append("| %s | %s | %s | %s |\n"
                        .formatted(
                                sign(entry.outcome()),
                                Markdown.code(entry.stage()),
                                entry.message().isEmpty() ? Words.of(entry.outcome()) : Markdown.code(entry.message()),
                                seconds(entry))));
        if (entries.size() > MOST_ROWS) {
            text.append("\n… and %d more.\n".formatted(entries.size() - MOST_ROWS));
        }
    }

    private static String sign(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "✅";
            case FAILED -> "❌";
            case ABORTED -> "⏹️";
        };
    }

    private static String seconds(Entry entry) {
        return String.format(
                Locale.ROOT, "%.1f s", Duration.ofMillis(entry.millis()).toMillis() / 1000.0);
    }
}
