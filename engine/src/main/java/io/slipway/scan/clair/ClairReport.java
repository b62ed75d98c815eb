package io.slipway.scan.clair;

import io.slipway.gate.Component;
import io.slipway.gate.Finding;
import io.slipway.gate.OperatingSystem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a vulnerability report of Clair.
 *
 * @param header what Slipway wrote in front of a report that it kept
 * @param manifest {@code sha256:…} of the image's manifest
 * @param os the operating system, if one was recognised; Clair does not say whether it is past its end of life
 * @param packages how many packages were looked at, by type; the operating system's type is its family
 * @param components these packages, in a fixed order
 * @param findings every vulnerability in every package
 */
record ClairReport(
        Optional<ReportHeader> header,
        String manifest,
        Optional<OperatingSystem> os,
        Map<String, Integer> packages,
        List<Component> components,
        List<Finding> findings) {}
