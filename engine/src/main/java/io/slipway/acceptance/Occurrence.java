package io.slipway.acceptance;

import java.util.List;
import java.util.Objects;

/**
 * A vulnerability in a package, as far as an acceptance can speak of it.
 *
 * @param ids its id and aliases
 * @param packageName the package's name
 * @param purl its package URL; empty where the scanner gives none
 */
public record Occurrence(List<String> ids, String packageName, String purl) {
    /** Validates and copies. */
    public Occurrence {
        ids = List.copyOf(ids);
        Objects.requireNonNull(packageName);
        Objects.requireNonNull(purl);
    }
}
