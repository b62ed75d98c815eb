package io.slipway.deploy;

import io.slipway.delivery.StepRun;
import io.slipway.gate.Clearance;
import io.slipway.host.DeliveryException;
import io.slipway.image.ImageReference;
import io.slipway.record.Entry;
import io.slipway.record.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holds a deployment to what the records prove: only what was pushed, and has a passing verdict still, is deployed. */
final class PushedImages {
    /** The steps that put an image into a registry. */
    private static final List<String> STEPS = List.of("pushImage", "promoteImage");

    private PushedImages() {}

    /** Refuses a digest that no record shows as pushed, and one whose image a later scan or policy does not let pass. */
    static void require(Map<String, ImageReference> images, StepRun run) throws DeliveryException, IOException {
        for (Map.Entry<String, ImageReference> image : new TreeMap<>(images).entrySet()) {
            String digest = image.getValue().digest().orElseThrow();
            Entry push = push(digest, run)
                    .orElseThrow(() -> new DeliveryException(
                            "%s: %s was not pushed by pushImage: only what was scanned and pushed by a recorded delivery is deployed; give the 'image' that pushImage returned"
                                    .formatted(image.getKey(), digest)));
            Clearance.require(push.fact("configDigest"), run);
        }
    }

    private static Optional<Entry> push(String digest, StepRun run) throws DeliveryException, IOException {
        for (String step : STEPS) {
            for (Entry entry : run.history(step, digest)) {
                if (entry.outcome() == Outcome.PASSED && entry.fact("digest").equals(digest)) {
                    return Optional.of(entry);
                }
            }
        }
        return Optional.empty();
    }
}
