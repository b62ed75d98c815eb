package io.slipway.scan.trivy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which package manager a system has. A single file, such as {@code /etc/alpine-release}, makes Trivy take one system for another, and its
 * packages for the other's, of which none has a known vulnerability.
 */
final class PackageManagers {
    private static final Map<String, String> BY_FAMILY = Stream.of(
                    "dpkg: debian ubuntu",
                    "apk: alpine wolfi chainguard minimos",
                    "rpm: alma amazon azurelinux cbl-mariner centos fedora opensuse opensuse-leap opensuse-tumbleweed oracle photon"
                            + " redhat rocky slem sles")
            .flatMap(line -> Stream.of(line.split(": ", 2)[1].split(" "))
                    .map(family -> Map.entry(family, line.split(": ", 2)[0])))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private PackageManagers() {}

    /**
     * @param analyzer by which Trivy found a package
     * @param family of the system that it takes it for
     * @return whether that system has no such packages
     */
    static boolean contradicts(String analyzer, String family) {
        String manager = BY_FAMILY.getOrDefault(family, analyzer);
        return BY_FAMILY.containsValue(analyzer) && !manager.equals(analyzer);
    }
}
