package io.slipway.report;

import io.slipway.gate.Verdict;
import io.slipway.record.Entry;
import java.util.Optional;

/**
 * What one scan of an image left behind.
 *
 * @param entry the record's
 * @param verdict what the gate said; empty where there is none, or where it cannot be shown
 * @param trouble why a verdict that the entry names cannot be shown; empty if there is no trouble
 */
public record RecordedScan(Entry entry, Optional<Verdict> verdict, String trouble) {
    /**
     * @return the image's name for people
     */
    public String image() {
        return verdict.map(Verdict::image).orElseGet(() -> entry.fact("image"));
    }

    /**
     * @return whether the gate blocks the image
     */
    public boolean blocked() {
        return verdict.filter(made -> made.kind() == Verdict.Kind.BLOCK).isPresent();
    }
}
