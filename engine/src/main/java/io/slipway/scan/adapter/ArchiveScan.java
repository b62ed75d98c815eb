package io.slipway.scan.adapter;

import java.time.Duration;
import java.util.List;

/**
 * An image's archive to scan.
 *
 * @param image as it was asked for; only for people
 * @param repositories its names without tags
 * @param archive absolute path on the host, as {@code docker save} writes it
 * @param configDigest {@code sha256:…}, which the scanner's report must name
 * @param timeout for each call of the scanner
 */
public record ArchiveScan(
        String image, List<String> repositories, String archive, String configDigest, Duration timeout) {
    /** Copies. */
    public ArchiveScan {
        repositories = List.copyOf(repositories);
    }
}
