package io.slipway.deploy;

import io.slipway.delivery.StepRun;
import io.slipway.gate.Clearance;
import io.slipway.host.DeliveryException;
import io.slipway.image.ImageReference;
import io.slipway.record.Entry;
import io.slipway.registry.PushRecords;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Holds a deployment to what the records prove: only what was pushed, and has a passing verdict still, is deployed. */
final class PushedImages {
    private PushedImages() {}

    /** Refuses a digest that no record shows as pushed, and one whose image a later scan or policy does not let pass. */
    static void require(Map<String, ImageReference> images, StepRun run) throws DeliveryException, IOException {
        for (Map.Entry<String, ImageReference> image : new TreeMap<>(images).entrySet()) {
            String digest = image.getValue().digest().orElseThrow();
            Entry push = PushRecords.find(digest, run)
                    .orElseThrow(() -> new DeliveryException(
                            "%s: %s was not pushed by pushImage: only what was scanned and pushed by a recorded delivery is deployed; give the 'image' that pushImage returned"
                                    .formatted(image.getKey(), digest)));
            Clearance.require(push.fact("configDigest"), image.getValue().names(), run);
        }
    }
}
