package io.slipway.record;

import java.util.Objects;

/**
 * A file that shows what a stage found, kept beside the record.
 *
 * @param path relative to the record's directory
 * @param digest {@code sha256:…} of its content
 * @param bytes its size
 */
public record Evidence(String path, String digest, long bytes) {
    /** Validates. */
    public Evidence {
        Objects.requireNonNull(path);
        Objects.requireNonNull(digest);
    }
}
