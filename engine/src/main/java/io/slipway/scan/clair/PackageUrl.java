package io.slipway.scan.clair;

import io.slipway.gate.OperatingSystem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the package URL (purl-spec) of a package, which Clair's report does not give. The epoch of a version is a qualifier there. */
final class PackageUrl {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("debian", "deb/debian/"),
            Map.entry("ubuntu", "deb/ubuntu/"),
            Map.entry("alpine", "apk/alpine/"),
            Map.entry("redhat", "rpm/redhat/"),
            Map.entry("amazon", "rpm/amazon/"),
            Map.entry("oracle", "rpm/oracle/"),
            Map.entry("python-pkg", "pypi/"),
            Map.entry("jar", "maven/"),
            Map.entry("gobinary", "golang/"),
            Map.entry("node-pkg", "npm/"),
            Map.entry("gemspec", "gem/"));

    private static final Pattern EPOCH = Pattern.compile("^(\\d+):");

    private PackageUrl() {}

    /**
     * @param type of the package
     * @param name its name
     * @param version its version
     * @param architecture of a system's package; empty where Clair does not say it
     * @param os the system whose package it is; empty for a package of a language
     * @return its package URL; empty where its type has none
     */
    static String of(String type, String name, String version, String architecture, Optional<OperatingSystem> os) {
        String prefix = TYPES.get(type);
        if (prefix == null) {
            return "";
        }
        String url = "pkg:" + prefix + path(type, name) + "@"
                + encoded(EPOCH.matcher(version).replaceFirst(""));
        return os.map(system -> url + qualifiers(version, architecture, system)).orElse(url);
    }

    /** In alphabetical order, as the specification wants them. */
    private static String qualifiers(String version, String architecture, OperatingSystem os) {
        Matcher epoch = EPOCH.matcher(version);
        return (architecture.isEmpty() ? "?" : "?arch=" + encoded(architecture) + "&")
                + "distro="
                + encoded(os.family() + "-" + os.name())
                + (epoch.find() ? "&epoch=" + epoch.group(1) : "");
    }

    private static String path(String type, String name) {
        String plain = type.equals("jar") ? name.replace(':', '/') : name;
        return encoded(type.equals("python-pkg") ? plain.replaceAll("[-_.]+", "-") : plain)
                .replace("%2F", "/");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
