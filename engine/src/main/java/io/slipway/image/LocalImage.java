package io.slipway.image;

import java.util.regex.Pattern;

/**
 * An image in the engine's store, by reference or by id.
 *
 * @param name a reference such as {@code student-api:build}, or the id {@code sha256:…}
 */
public record LocalImage(String name) {
    private static final Pattern ID = Pattern.compile("sha256:[a-f0-9]{64}");

    /** Validates. */
    public LocalImage {
        if (!ID.matcher(name).matches()) {
            ImageReference.parse(name);
        }
    }

    /**
     * @param text as written
     * @return the image's name
     * @throws IllegalArgumentException if it is neither a reference nor an id
     */
    public static LocalImage parse(String text) {
        return new LocalImage(text);
    }

    @Override
    public String toString() {
        return name;
    }
}
