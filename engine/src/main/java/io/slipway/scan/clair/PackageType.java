package io.slipway.scan.clair;

import java.util.Map;
import java.util.Set;

/** The kinds of packages, by the names that Trivy gives them, so that what both scanners say can be put together. */
final class PackageType {
    /** The kinds of packages of languages that Clair knows. */
    static final Set<String> LANGUAGES = Set.of("python-pkg", "jar", "gobinary", "node-pkg", "gemspec");

    private static final String UNKNOWN = "unknown";
    private static final Map<String, String> BY_DATABASE = Map.of(
            "python", "python-pkg",
            "maven", "jar",
            "jar", "jar",
            "file", "jar",
            "go", "gobinary",
            "nodejs", "node-pkg",
            "ruby", "gemspec");
    private static final Map<String, String> FAMILIES = Map.of("rhel", "redhat", "amzn", "amazon", "ol", "oracle");

    private PackageType() {}

    /**
     * @param database where Clair found a package, such as {@code python:usr/lib/python3/dist-packages}
     * @return its type; {@code unknown} for a package of a system that was not recognised
     */
    static String of(String database) {
        int colon = database.indexOf(':');
        return colon < 0 ? UNKNOWN : BY_DATABASE.getOrDefault(database.substring(0, colon), UNKNOWN);
    }

    static boolean isLanguage(String type) {
        return LANGUAGES.contains(type);
    }

    /**
     * @param id the {@code ID} of an os-release file
     * @return the system's family
     */
    static String family(String id) {
        return FAMILIES.getOrDefault(id, id);
    }
}
