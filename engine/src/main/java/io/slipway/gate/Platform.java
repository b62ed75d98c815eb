package io.slipway.gate;

import java.util.Objects;

/**
 * A kind of packages that the scanner recognised in the image.
 *
 * @param name such as {@code debian 12} or {@code python-pkg}
 * @param packages how many packages of it the scanner looked at
 * @param canary what the planted vulnerability of this platform showed
 * @param canaryId the planted vulnerability's id; empty for {@link Canary#NONE}
 */
public record Platform(String name, int packages, Canary canary, String canaryId) {
    /** The name under which the search for secrets and misconfigurations stands among the platforms. It looks at files, not at packages. */
    public static final String FILES = "secrets and misconfigurations";

    /**
     * @param canaryId the rule by which the planted secret was found
     * @return the search for secrets and misconfigurations, proved
     */
    public static Platform files(String canaryId) {
        return new Platform(FILES, 0, Canary.FOUND, canaryId);
    }

    /** Validates. */
    public Platform {
        Objects.requireNonNull(name);
        Objects.requireNonNull(canaryId);
        if (packages < 0 || canaryId.isEmpty() != (canary == Canary.NONE)) {
            throw new IllegalArgumentException("platform " + name + ": " + packages + " packages, canary " + canary);
        }
    }

    /** Whether the scanner proved that it knows a platform. A missed canary is no state: it gives no verdict. */
    public enum Canary {
        /** In the same run, with the same database, the scanner found the planted vulnerability. */
        FOUND,
        /** There is no canary for this platform: its coverage is unproved. */
        NONE
    }
}
