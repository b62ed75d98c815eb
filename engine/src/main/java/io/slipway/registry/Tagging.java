package io.slipway.registry;

import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moves tags to a manifest that is in the repository already: all of them, or none. */
final class Tagging {
    private final Repository repository;
    private final Manifest manifest;
    private final Map<String, Optional<Manifest>> before = new LinkedHashMap<>();

    Tagging(Repository repository, Manifest manifest) {
        this.repository = repository;
        this.manifest = manifest;
    }

    /**
     * @param tags all tags to set; a release among them, by whomever it is asked for, must not name anything else yet
     */
    void move(List<String> tags) throws DeliveryException, IOException, InterruptedException {
        for (String tag : tags) {
            Optional<Manifest> current = repository.get(tag);
            Optional<String> digest = current.map(Manifest::digest);
            if (TagRules.isRelease(tag) && digest.isPresent() && !digest.get().equals(manifest.digest())) {
                throw new RegistryException(
                        "set the release tag " + tag + " of " + repository,
                        "it already names " + digest.get() + ", and a release never changes: release a new version");
            }
            before.put(tag, current);
        }
        try {
            for (String tag : tags) {
                repository.put(tag, manifest);
            }
        } catch (DeliveryException | IOException | InterruptedException e) {
            restore(e);
            throw e;
        }
    }

    /** Points every tag to where it pointed; a registry knows no way to take away a new tag alone. */
    private void restore(Exception reason) {
        for (Map.Entry<String, Optional<Manifest>> entry : before.entrySet()) {
            try {
                if (entry.getValue().isPresent()) {
                    repository.put(entry.getKey(), entry.getValue().get());
                }
            } catch (DeliveryException | IOException | InterruptedException e) {
                reason.addSuppressed(e);
            }
        }
    }
}
