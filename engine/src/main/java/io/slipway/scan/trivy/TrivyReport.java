package io.slipway.scan.trivy;

import io.slipway.gate.Finding;
import io.slipway.gate.OperatingSystem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a report of Trivy.
 *
 * @param version of Trivy; empty where the report does not say (before 0.69)
 * @param artifact what was asked for
 * @param imageId {@code sha256:…} of the image's configuration; empty where it is no image
 * @param tags the tags of the image that Trivy met
 * @param os the operating system, if one was recognised
 * @param packages how many packages were looked at, by type; the operating system's type is its family
 * @param findings every vulnerability in every package
 */
record TrivyReport(
        String version,
        String artifact,
        String imageId,
        List<String> tags,
        Optional<OperatingSystem> os,
        Map<String, Integer> packages,
        List<Finding> findings) {}
