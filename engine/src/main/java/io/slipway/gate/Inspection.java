package io.slipway.gate;

import io.slipway.record.ToolVersion;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What scanners said of one image, having really looked.
 *
 * @param image as it was asked for; only for people
 * @param repositories the names under which it is known, without tags; acceptances and {@code allowEmpty} go by them
 * @param configDigest {@code sha256:…}, the identity of the image; empty only for a stored report that names none
 * @param findings every vulnerability in every package
 * @param coverage what was looked at
 * @param scanners what looked
 */
public record Inspection(
        String image,
        List<String> repositories,
        String configDigest,
        List<Finding> findings,
        Coverage coverage,
        List<ToolVersion> scanners) {
    /** Copies. */
    public Inspection {
        Objects.requireNonNull(image);
        Objects.requireNonNull(configDigest);
        Objects.requireNonNull(coverage);
        repositories = List.copyOf(repositories);
        findings = List.copyOf(findings);
        scanners = List.copyOf(scanners);
    }

    /**
     * @param more secrets and misconfigurations of the same delivery
     * @param search the proof that they were looked for
     * @return this and those
     */
    public Inspection and(List<Finding> more, Platform search) {
        return new Inspection(
                image,
                repositories,
                configDigest,
                Stream.concat(findings.stream(), more.stream()).toList(),
                new Coverage(
                        coverage.os(),
                        Stream.concat(coverage.platforms().stream(), Stream.of(search))
                                .toList(),
                        coverage.databaseDate()),
                scanners);
    }
}
