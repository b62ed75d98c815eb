package io.slipway.registry;

import io.slipway.delivery.StageResult;
import io.slipway.image.ImageReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An image in a registry.
 *
 * @param image the reference by digest: what is deployed
 * @param tags the tags that point to it now
 */
public record PushedImage(ImageReference image, List<String> tags) implements StageResult {
    @Override
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("image", image.toString());
        values.put("digest", image.digest().orElseThrow());
        values.put(
                "references",
                tags.stream().map(tag -> image.repository() + ":" + tag).toList());
        return values;
    }
}
