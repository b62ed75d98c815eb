package io.slipway.scan.clair;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The fixed version of a vulnerability: Clair gives it as it is, or, of OSV's advisories, as a query such as {@code fixed=5.4&introduced=0}. */
final class FixedVersion {
    private static final String FIXED = "fixed=";

    private FixedVersion() {}

    static String of(String text) {
        if (!text.contains(FIXED) && !text.contains("introduced=")) {
            return text;
        }
        for (String part : text.split("&", -1)) {
            if (part.startsWith(FIXED)) {
                return decoded(part.substring(FIXED.length()));
            }
        }
        return "";
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
