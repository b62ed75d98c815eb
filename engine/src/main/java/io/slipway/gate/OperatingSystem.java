package io.slipway.gate;

import java.util.Objects;

/**
 * The operating system of an image.
 *
 * @param family such as {@code debian}
 * @param name its version as the scanner says it, such as {@code 12.15}
 * @param endOfLife whether it gets no security updates any more
 */
public record OperatingSystem(String family, String name, boolean endOfLife) {
    /** A system whose packages are in the image, but of which the image does not say, or not truly, which it is. */
    public static final OperatingSystem UNRECOGNISED = new OperatingSystem("none", "", false);

    /** Validates. */
    public OperatingSystem {
        Objects.requireNonNull(family);
        Objects.requireNonNull(name);
    }

    /**
     * @return such as {@code debian 12.15}
     */
    public String text() {
        return (family + " " + name).strip();
    }
}
