package io.slipway.record;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A record as it stands in {@code record.json}.
 *
 * @param header what it begins with
 * @param entries in the order in which the stages ended
 * @param signature over header, length and last hash; empty for an unsigned record
 */
public record RecordContent(Header header, List<Entry> entries, Optional<Signature> signature) {
    /** Validates and copies. */
    public RecordContent {
        Objects.requireNonNull(header);
        Objects.requireNonNull(signature);
        entries = List.copyOf(entries);
    }

    /**
     * An Ed25519 signature.
     *
     * @param key {@code sha256:…} of the public key's X.509 form
     * @param value Base64
     */
    public record Signature(String key, String value) {
        /** Validates. */
        public Signature {
            Objects.requireNonNull(key);
            Objects.requireNonNull(value);
        }
    }
}
