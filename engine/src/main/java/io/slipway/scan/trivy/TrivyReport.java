package io.slipway.scan.trivy;

import io.slipway.gate.Finding;
import io.slipway.gate.OperatingSystem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is kept of a report of Trivy.
 *
 * @param version of Trivy; empty where the report does not say (before 0.69)
 * @param artifact what was asked for
 * @param kind what that is, such as {@code container_image} or {@code filesystem}
 * @param imageId {@code sha256:…} of the image's configuration; empty where it is no image
 * @param tags the tags of the image that Trivy met
 * @param os the operating system, if one was recognised
 * @param packages how many packages were looked at, by type; the operating system's type is its family
 * @param findings every vulnerability in every package
 * @param inFiles secrets and misconfigurations
 * @param configurations the files that were looked at for misconfigurations
 */
record TrivyReport(
        String version,
        String artifact,
        String kind,
        String imageId,
        List<String> tags,
        Optional<OperatingSystem> os,
        Map<String, Integer> packages,
        List<Finding> findings,
        List<Finding> inFiles,
        List<String> configurations) {

    boolean ofDirectory() {
        return kind.equals("filesystem");
    }

    /** Everything that was found. */
    List<Finding> all() {
        return Stream.concat(findings.stream(), inFiles.stream()).toList();
    }
}
