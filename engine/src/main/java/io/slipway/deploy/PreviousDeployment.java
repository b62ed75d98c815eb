package io.slipway.deploy;

import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import io.slipway.image.ImageReference;
import io.slipway.record.Entry;
import io.slipway.record.Outcome;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The last deployment of a target that went well.
 *
 * @param images what it deployed, by name
 */
record PreviousDeployment(Map<String, ImageReference> images) {
    static Optional<PreviousDeployment> of(Target target, AnsibleDeploy request, StepRun run)
            throws DeliveryException, IOException {
        return run.latest(
                        AnsibleDeployment.STEP,
                        target.id(),
                        entry -> entry.outcome() == Outcome.PASSED
                                && !Boolean.TRUE.equals(entry.facts().get("check")))
                .flatMap(PreviousDeployment::in)
                .filter(previous -> previous.sameRepositories(request.images()));
    }

    private static Optional<PreviousDeployment> in(Entry entry) {
        if (!(entry.facts().get("images") instanceof Map<?, ?> recorded)) {
            return Optional.empty();
        }
        Map<String, ImageReference> images = new TreeMap<>();
        recorded.forEach((name, image) -> images.put(name.toString(), ImageReference.parse(image.toString())));
        return Optional.of(new PreviousDeployment(images));
    }

    /** Two applications may use the same playbook and inventory: what is another application's does not come back. */
    private boolean sameRepositories(Map<String, ImageReference> others) {
        return repositories(images).equals(repositories(others));
    }

    private static Map<String, String> repositories(Map<String, ImageReference> images) {
        return images.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, image -> image.getValue()
                .repository()));
    }

    @Override
    public String toString() {
        return AnsibleDeployment.shown(images);
    }
}
