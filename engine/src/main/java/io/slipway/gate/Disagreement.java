package io.slipway.gate;

import java.util.List;
import java.util.Objects;

/**
 * A finding of which scanners that looked at the same packages say different things. The higher score decides.
 *
 * @param id of the vulnerability
 * @param component the package's name
 * @param version the installed version
 * @param opinions what each scanner says, in the order in which they were named
 */
public record Disagreement(String id, String component, String version, List<Opinion> opinions) {
    /** Validates and copies. */
    public Disagreement {
        Objects.requireNonNull(id);
        Objects.requireNonNull(component);
        Objects.requireNonNull(version);
        opinions = List.copyOf(opinions);
    }

    /**
     * What one scanner says.
     *
     * @param scanner its name
     * @param says such as {@code 9.8 from nvd, CVSS 3.1}, or {@code not reported}
     */
    public record Opinion(String scanner, String says) {}
}
