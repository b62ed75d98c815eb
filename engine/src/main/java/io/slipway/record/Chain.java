package io.slipway.record;

import io.slipway.digest.Sha256;
import java.util.List;
import java.util.Optional;

/** The chain of hashes that ties a record's entries together. */
final class Chain {
    private Chain() {}

    static String root(Header header) {
        return Sha256.of(Json.canonical(header));
    }

    static String hash(Entry entry) {
        Entry unhashed = new Entry(
                entry.index(),
                entry.stage(),
                entry.subjects(),
                entry.outcome(),
                entry.message(),
                entry.facts(),
                entry.evidence(),
                entry.tools(),
                entry.started(),
                entry.ended(),
                entry.toolMillis(),
                entry.previous(),
                "");
        return Sha256.of(Json.canonical(unhashed));
    }

    static String head(RecordContent content) {
        List<Entry> entries = content.entries();
        return entries.isEmpty()
                ? root(content.header())
                : entries.get(entries.size() - 1).hash();
    }

    /** What is wrong with the chain, if anything is. */
    static Optional<String> fault(RecordContent content) {
        String previous = root(content.header());
        for (int i = 0; i < content.entries().size(); i++) {
            Entry entry = content.entries().get(i);
            if (entry.index() != i || !entry.previous().equals(previous)) {
                return Optional.of(
                        "entry %d (%s) does not follow the one before it: the header was altered, or entries were removed, added or moved"
                                .formatted(i, entry.stage()));
            }
            if (!entry.hash().equals(hash(entry))) {
                return Optional.of("entry %d (%s) was altered".formatted(i, entry.stage()));
            }
            previous = entry.hash();
        }
        return Optional.empty();
    }
}
