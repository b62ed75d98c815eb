package io.slipway.record;

/**
 * A file that shows what a stage found, kept beside the record.
 *
 * @param path relative to the record's directory
 * @param digest {@code sha256:…} of its content
 * @param bytes its size
 */
public record Evidence(String path, String digest, long bytes) {}
