package io.slipway.registry;

import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import io.slipway.record.Entry;
import io.slipway.record.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the records say of images in registries. */
public final class PushRecords {
    /** The steps that put an image into a registry. */
    private static final List<String> STEPS = List.of("pushImage", "promoteImage");

    private PushRecords() {}

    /**
     * @param digest {@code sha256:…} of a manifest
     * @param run the step that wants to know
     * @return the entry by which a delivery brought it into a registry; its fact {@code configDigest} says which image it is
     * @throws DeliveryException if a record was altered
     * @throws IOException if one cannot be read
     */
    public static Optional<Entry> find(String digest, StepRun run) throws DeliveryException, IOException {
        for (String step : STEPS) {
            Optional<Entry> entry = run.latest(
                    step,
                    digest,
                    each -> each.outcome() == Outcome.PASSED
                            && each.fact("digest").equals(digest));
            if (entry.isPresent()) {
                return entry;
            }
        }
        return Optional.empty();
    }
}
