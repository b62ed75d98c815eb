package io.slipway.acceptance;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Whether what an acceptance says of a package (a name, or a package URL with or without a version) means the package of a finding. */
final class PackageMatch {
    private static final String PURL = "pkg:";

    private PackageMatch() {}

    static boolean matches(String wanted, Occurrence occurrence) {
        if (wanted.isEmpty()) {
            return true;
        }
        return wanted.startsWith(PURL)
                ? matchesPurl(plain(wanted), plain(occurrence.purl()))
                : wanted.equals(occurrence.packageName());
    }

    /** Whether some component could be meant by both. */
    static boolean overlaps(String one, String other) {
        return one.isEmpty() || other.isEmpty() || name(one).equals(name(other));
    }

    /** What two package URLs of the same package and version have in common; empty where it is none with a version. */
    static String identity(String purl) {
        if (!purl.startsWith(PURL)) {
            return "";
        }
        String plain = plain(purl);
        return versionAt(plain) < 0 ? "" : plain;
    }

    private static boolean matchesPurl(String wanted, String purl) {
        return purl.equals(wanted) || (versionAt(wanted) < 0 && purl.startsWith(wanted + "@"));
    }

    private static String name(String wanted) {
        if (!wanted.startsWith(PURL)) {
            return wanted;
        }
        String plain = plain(wanted);
        String unversioned = versionAt(plain) < 0 ? plain : plain.substring(0, versionAt(plain));
        return unversioned.substring(unversioned.lastIndexOf('/') + 1);
    }

    /** Without qualifiers and subpath, which say where a package comes from, not which it is. */
    private static String plain(String purl) {
        String bare = purl.split("[?#]", 2)[0].replace("+", "%2B");
        try {
            return URLDecoder.decode(bare, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return bare;
        }
    }

    private static int versionAt(String purl) {
        int at = purl.lastIndexOf('@');
        return at > purl.lastIndexOf('/') ? at : -1;
    }
}
