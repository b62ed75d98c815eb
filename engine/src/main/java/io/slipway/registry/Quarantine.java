package io.slipway.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.delivery.StepRun;
import io.slipway.digest.Sha256;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpRequest;
import io.slipway.image.ImageArchive;
import io.slipway.image.ImageReference;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A repository into which an image is put before it has a verdict, for a scanner that fetches from registries only. Nothing is deployed
 * from it. Each image gets a manifest of its own, with a number that nobody can know before: what others left under the same digest, in the
 * registry or in the scanner, can never be taken for it.
 */
public final class Quarantine {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MEDIA_TYPE = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
    private static final String NUMBER = "io.slipway.scan";

    private final String host;
    private final String path;
    private final Registry registry;
    private final Repository repository;
    private final Optional<String> puller;
    private final StepRun run;

    private Quarantine(ImageReference to, Registry registry, Optional<String> puller, StepRun run) {
        this.host = to.host().orElseThrow();
        this.path = to.path();
        this.registry = registry;
        this.repository = new Repository(registry, path);
        this.puller = puller;
        this.run = run;
    }

    /**
     * @param to the repository
     * @param credentialsId the username and password for putting images there, bound to the registry by the policy
     * @param puller the one that the scanner gets for fetching them, bound likewise
     * @param run the step
     * @return the repository
     * @throws DeliveryException if the policy does not bind the credential, or there is none of that id
     */
    public static Quarantine open(
            ImageReference to, Optional<String> credentialsId, Optional<String> puller, StepRun run)
            throws DeliveryException {
        return new Quarantine(to, Registry.open(to.host().orElseThrow(), credentialsId, run), puller, run);
    }

    /**
     * Puts an image there, reads its manifest back and compares it.
     *
     * @param archive the image
     * @return the image in the repository, which the caller closes
     * @throws DeliveryException if the registry does not take it, or gives something else back
     * @throws IOException if the archive or the connection fails
     * @throws InterruptedException if the step is aborted
     */
    public QuarantinedImage put(ImageArchive archive) throws DeliveryException, IOException, InterruptedException {
        List<Blob> layers = LayerPush.to(repository, run).push(archive);
        Manifest manifest = manifest(archive.config(), layers);
        QuarantinedImage image = new QuarantinedImage(this, manifest.digest(), layers);
        try {
            repository.put(manifest.digest(), manifest);
            requireSame(manifest, archive.configDigest());
            return image;
        } catch (DeliveryException | IOException | InterruptedException e) {
            image.close();
            throw e;
        }
    }

    private static Manifest manifest(byte[] config, List<Blob> layers) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schemaVersion", 2).put("mediaType", MEDIA_TYPE);
        describe(root.putObject("config"), CONFIG, new Blob(Sha256.of(config), config.length));
        ArrayNode list = root.putArray("layers");
        layers.forEach(layer -> describe(list.addObject(), LAYER, layer));
        root.putObject("annotations").put(NUMBER, UUID.randomUUID().toString());
        return new Manifest(MEDIA_TYPE, MAPPER.writeValueAsBytes(root));
    }

    private static void describe(ObjectNode node, String mediaType, Blob blob) {
        node.put("mediaType", mediaType).put("size", blob.bytes()).put("digest", blob.digest());
    }

    private void requireSame(Manifest put, String configDigest)
            throws DeliveryException, IOException, InterruptedException {
        Optional<Manifest> found = repository.get(put.digest());
        String config = found.isPresent() ? found.get().configDigest() : "none";
        if (!found.map(Manifest::digest).equals(Optional.of(put.digest())) || !config.equals(configDigest)) {
            throw new RegistryException(
                    "verify " + put.digest() + " in " + repository,
                    "the registry gave back another manifest (configuration " + config + ")");
        }
    }

    /** The Authorization header with which a blob is fetched; a token for fetching only, where the registry gives tokens. */
    Optional<String> authorization(Blob blob) throws DeliveryException, IOException, InterruptedException {
        return Registry.open(host, puller, run)
                .authorization("look for layer " + blob.digest() + " in " + repository, blobPath(blob));
    }

    String uri(Blob blob) {
        return registry.uri(blobPath(blob)).toString();
    }

    private String blobPath(Blob blob) {
        return "/v2/" + path + "/blobs/" + blob.digest();
    }

    /** Whether the manifest was removed; a registry may not allow it. */
    boolean remove(String digest) throws DeliveryException, IOException, InterruptedException {
        HttpRequest request = HttpRequest.of("DELETE", registry.uri("/v2/" + path + "/manifests/" + digest));
        int status = registry.cleanUp("remove manifest " + digest + " of " + repository, request)
                .status();
        return status / 100 == 2 || status == 404;
    }

    void say(String line) {
        run.console().line(line);
    }

    @Override
    public String toString() {
        return repository.toString();
    }
}
