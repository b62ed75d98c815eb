package io.slipway.registry;

import io.slipway.image.ImageReference;
import java.util.List;
import java.util.regex.Pattern;

/** Where an image goes, as a step is told it. */
final class Destination {
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    private Destination() {}

    /** Refuses what is no repository of a named registry, and what is no tag. */
    static void require(ImageReference to, List<String> tags) {
        if (to.tag().isPresent() || to.digest().isPresent()) {
            throw new IllegalArgumentException(
                    "to: '%s' names a tag or digest; give the repository alone, and tags in 'tags'".formatted(to));
        }
        if (to.host().isEmpty()) {
            throw new IllegalArgumentException("to: '%s' names no registry; expected host[:port]/name".formatted(to));
        }
        for (String tag : tags) {
            if (!TAG.matcher(tag).matches()) {
                throw new IllegalArgumentException(
                        "tags: '%s' is not a tag; expected up to 128 letters, digits, dots, - and _".formatted(tag));
            }
        }
    }
}
