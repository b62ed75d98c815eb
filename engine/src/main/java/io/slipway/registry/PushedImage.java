package io.slipway.registry;

import io.slipway.delivery.StageResult;
import io.slipway.delivery.StepRun;
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
    /** Notes what became of the image, and says it. */
    static PushedImage conclude(String done, ImageReference image, List<String> tags, StepRun run) {
        String digest = image.digest().orElseThrow();
        run.subject(digest);
        run.fact("image", image.toString());
        run.fact("digest", digest);
        run.fact("tags", tags);
        run.conclude("%s %s (%s)".formatted(done, image, String.join(", ", tags)));
        return new PushedImage(image, tags);
    }

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
