package io.slipway.scan.clair;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Makes the package URL (purl-spec) of a package, which Clair's report does not give. The epoch of a Debian version is no part of it there. */
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

    private PackageUrl() {}

    static String of(String type, String name, String version) {
        return Optional.ofNullable(TYPES.get(type))
                .map(prefix -> "pkg:" + prefix + path(type, name) + "@" + encoded(version.replaceFirst("^\\d+:", "")))
                .orElse("");
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
