package io.slipway.image;

import io.slipway.record.Source;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The labels of an image, by the annotation keys of the OCI image specification. */
final class Labels {
    private static final String PREFIX = "org.opencontainers.image.";

    private Labels() {}

    /** {@code created} is the commit's time, so that the same commit gives the same image. */
    static Map<String, String> of(BuildImage request, Optional<Source> source) {
        Map<String, String> labels = new TreeMap<>(request.labels());
        labels.put(PREFIX + "title", request.image().path());
        source.ifPresent(known -> {
            labels.put(PREFIX + "revision", known.commit());
            labels.put(PREFIX + "created", known.committed().toString());
            labels.put(PREFIX + "version", known.tag().orElse(known.shortCommit()));
            if (!known.url().isEmpty()) {
                labels.put(PREFIX + "source", known.url());
            }
        });
        return labels;
    }
}
