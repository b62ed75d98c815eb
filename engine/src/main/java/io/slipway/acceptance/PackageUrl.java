package io.slipway.acceptance;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Package URLs ({@code pkg:deb/debian/zlib1g@1.2}, by the purl specification), as far as they say which package is meant. */
public final class PackageUrl {
    private static final String SCHEME = "pkg:";

    private PackageUrl() {}

    /**
     * @param purl a package URL; any text
     * @return what two package URLs of the same package and version have in common; empty where it is none with a version
     */
    public static String identity(String purl) {
        if (!is(purl)) {
            return "";
        }
        String plain = plain(purl);
        return versionAt(plain) < 0 ? "" : plain;
    }

    static boolean is(String text) {
        return text.startsWith(SCHEME);
    }

    /** Without qualifiers and subpath, which say where a package comes from, not which it is. */
    static String plain(String purl) {
        String bare = before('#', before('?', purl));
        if (bare.indexOf('%') < 0) {
            return bare;
        }
        String encoded = bare.replace("+", "%2B");
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }

    private static String before(char end, String text) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    static int versionAt(String purl) {
        int at = purl.lastIndexOf('@');
        return at > purl.lastIndexOf('/') ? at : -1;
    }
}
