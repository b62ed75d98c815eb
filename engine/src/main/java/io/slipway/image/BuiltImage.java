package io.slipway.image;

import io.slipway.delivery.StageResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An image that was built.
 *
 * @param image its name in the engine's store
 * @param configDigest {@code sha256:…} of its configuration: its identity in every later step
 * @param bytes the size of its archive
 * @param took how long the build took
 */
public record BuiltImage(ImageReference image, String configDigest, long bytes, Duration took) implements StageResult {
    @Override
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("image", image.toString());
        values.put("configDigest", configDigest);
        values.put("bytes", bytes);
        values.put("millis", took.toMillis());
        return values;
    }
}
