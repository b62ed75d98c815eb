package io.slipway.registry;

import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An image in a quarantine repository, for as long as it is scanned. Closing it removes its manifest; its layers are left to the registry's garbage collection. */
public final class QuarantinedImage implements AutoCloseable {
    private final Quarantine quarantine;
    private final String digest;
    private final List<Blob> layers;

    /**
     * Where a layer is fetched from.
     *
     * @param digest {@code sha256:…} of its bytes there
     * @param uri where
     * @param headers what must be sent along; they hold a secret
     */
    public record LayerLocation(String digest, String uri, Map<String, List<String>> headers) {}

    QuarantinedImage(Quarantine quarantine, String digest, List<Blob> layers) {
        this.quarantine = quarantine;
        this.digest = digest;
        this.layers = List.copyOf(layers);
    }

    /**
     * @return {@code sha256:…} of its manifest
     */
    public String digest() {
        return digest;
    }

    /**
     * @return the layers, the lowest first
     * @throws DeliveryException if the registry gives no permission to fetch them
     * @throws IOException if it does not answer
     * @throws InterruptedException if the step is aborted
     */
    public List<LayerLocation> layers() throws DeliveryException, IOException, InterruptedException {
        if (layers.isEmpty()) {
            throw new DeliveryException("the image has no layers, so there is nothing to scan");
        }
        Optional<String> authorization = quarantine.authorization(layers.get(0));
        Map<String, List<String>> headers = authorization
                .map(value -> Map.of("Authorization", List.of(value)))
                .orElse(Map.of());
        List<LayerLocation> locations = new ArrayList<>();
        for (Blob layer : layers) {
            locations.add(new LayerLocation(layer.digest(), quarantine.uri(layer), headers));
        }
        return locations;
    }

    /** Removes the manifest, also when the step is aborted. */
    @Override
    public void close() {
        boolean aborted = Thread.interrupted();
        try {
            if (!quarantine.remove(digest)) {
                quarantine.say(
                        "%s does not let its manifests be removed: %s stays there".formatted(quarantine, digest));
            }
        } catch (DeliveryException | IOException e) {
            quarantine.say("%s could not be removed from %s: %s".formatted(digest, quarantine, e.getMessage()));
        } catch (InterruptedException e) {
            aborted = true;
        } finally {
            if (aborted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
