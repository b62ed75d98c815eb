package io.slipway.acceptance;

/** Whether what an acceptance says of a package (a name, or a package URL with or without a version) means the package of a finding. */
final class PackageMatch {
    private PackageMatch() {}

    static boolean matches(String wanted, Occurrence occurrence) {
        if (wanted.isEmpty()) {
            return true;
        }
        return PackageUrl.is(wanted)
                ? matchesPurl(PackageUrl.plain(wanted), PackageUrl.plain(occurrence.purl()))
                : wanted.equals(occurrence.packageName());
    }

    /** Whether some component could be meant by both. */
    static boolean overlaps(String one, String other) {
        return one.isEmpty() || other.isEmpty() || name(one).equals(name(other));
    }

    private static boolean matchesPurl(String wanted, String purl) {
        return purl.equals(wanted) || (PackageUrl.versionAt(purl) == wanted.length() && purl.startsWith(wanted));
    }

    private static String name(String wanted) {
        if (!PackageUrl.is(wanted)) {
            return wanted;
        }
        String plain = PackageUrl.plain(wanted);
        String unversioned = PackageUrl.versionAt(plain) < 0 ? plain : plain.substring(0, PackageUrl.versionAt(plain));
        return unversioned.substring(unversioned.lastIndexOf('/') + 1);
    }
}
