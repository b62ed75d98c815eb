package io.slipway.report;

import io.slipway.record.Entry;
import io.slipway.record.Header;
import io.slipway.record.RecordContent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One run of which a report is made.
 *
 * @param content its record
 * @param scans what its scans left behind, in the record's order
 */
public record Run(RecordContent content, List<RecordedScan> scans) {
    /** Copies. */
    public Run {
        scans = List.copyOf(scans);
    }

    /**
     * @return what the record begins with
     */
    public Header header() {
        return content.header();
    }

    /**
     * @return the stages in the order in which they began
     */
    public List<Entry> byStart() {
        return content.entries().stream()
                .sorted(Comparator.comparing(Entry::started))
                .toList();
    }

    /**
     * @param stage a step's name
     * @return its entries, in the record's order
     */
    public List<Entry> of(String stage) {
        return content.entries().stream()
                .filter(entry -> entry.stage().equals(stage))
                .toList();
    }

    /**
     * @return when the run began, as far as the record knows
     */
    public Instant started() {
        return content.entries().stream()
                .map(Entry::started)
                .filter(header().started()::isAfter)
                .min(Comparator.naturalOrder())
                .orElse(header().started());
    }

    /**
     * @return when its last stage ended
     */
    public Instant ended() {
        return content.entries().stream()
                .map(Entry::ended)
                .max(Comparator.naturalOrder())
                .orElse(started());
    }
}
