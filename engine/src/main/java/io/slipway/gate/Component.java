package io.slipway.gate;

import java.util.Objects;

/**
 * An installed package in which a vulnerability was found.
 *
 * @param name the package's name, such as {@code zlib1g}
 * @param version the installed version
 * @param purl its package URL (purl-spec); empty where the scanner gives none
 * @param type the kind of package as the scanner says it, such as {@code debian} or {@code python-pkg}
 * @param target where in the image it was found, as the scanner says it
 */
public record Component(String name, String version, String purl, String type, String target) {
    /** Validates. */
    public Component {
        Objects.requireNonNull(name);
        Objects.requireNonNull(version);
        Objects.requireNonNull(purl);
        Objects.requireNonNull(type);
        Objects.requireNonNull(target);
    }
}
