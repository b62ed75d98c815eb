package io.slipway.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpBody;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One repository of a registry: the calls of the OCI distribution specification that a push needs. */
final class Repository {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration UPLOAD = Duration.ofHours(1);
    private static final int MOST_PAGES = 1000;

    private final Registry registry;
    private final String path;

    Repository(Registry registry, String path) {
        this.registry = registry;
        this.path = path;
    }

    boolean hasBlob(String digest) throws DeliveryException, IOException, InterruptedException {
        String action = "look for blob " + digest + " in " + this;
        HttpResponse response = registry.call(action, HttpRequest.of("HEAD", uri("/blobs/" + digest)));
        // Blobs may be kept elsewhere: a redirection says that it is there.
        if (response.success() || response.status() / 100 == 3) {
            return true;
        }
        if (response.status() == 404) {
            return false;
        }
        throw RegistryException.refused(action, response);
    }

    /** Uploads bytes whose digest is known. */
    void upload(byte[] content, String digest) throws DeliveryException, IOException, InterruptedException {
        String action = "push blob " + digest + " to " + this;
        URI upload = start(action);
        HttpBody body = new HttpBody.Bytes("application/octet-stream", content);
        require(
                201,
                action,
                registry.call(
                        action, HttpRequest.of("PUT", with(upload, digest)).carrying(body)));
    }

    /** Uploads a layer as a stream; its digest is known only when it is through. The upload is given up if the content is not what it should be. */
    HttpBody.Sent upload(HttpBody.Slice slice, String contentDigest)
            throws DeliveryException, IOException, InterruptedException {
        String action = "push layer " + contentDigest + " to " + this;
        URI upload = start(action);
        try {
            HttpResponse patched = require(
                    202,
                    action,
                    registry.call(
                            action,
                            HttpRequest.of("PATCH", upload).carrying(slice).within(UPLOAD)));
            HttpBody.Sent sent = patched.sent().orElseThrow();
            if (slice.encoding() == HttpBody.Encoding.GZIP
                    && !sent.contentDigest().equals(contentDigest)) {
                throw new RegistryException(
                        action,
                        "the layer in the engine's archive is " + sent.contentDigest()
                                + ": the image was altered after it was built");
            }
            upload = location(action, patched);
            require(201, action, registry.call(action, HttpRequest.of("PUT", with(upload, sent.digest()))));
            return sent;
        } catch (DeliveryException | IOException | InterruptedException e) {
            giveUp(upload, e);
            throw e;
        }
    }

    /**
     * Takes a blob over from another repository of the same registry, without copying it.
     *
     * @return false where the registry wants it to be uploaded instead
     */
    boolean mount(String digest, Repository from) throws DeliveryException, IOException, InterruptedException {
        String action = "mount blob " + digest + " of " + from + " in " + this;
        HttpResponse response = registry.call(
                action, HttpRequest.of("POST", uri("/blobs/uploads/?mount=" + digest + "&from=" + from.path)));
        if (response.status() == 201) {
            return true;
        }
        giveUp(location(action, require(202, action, response)));
        return false;
    }

    /** Reads a blob into a file of the host and holds it to its digest. */
    void download(Blob blob, String file) throws DeliveryException, IOException, InterruptedException {
        String action = "read blob " + blob.digest() + " of " + this;
        HttpRequest request = HttpRequest.of("GET", uri("/blobs/" + blob.digest()))
                .within(UPLOAD)
                .into(file, blob.bytes());
        HttpResponse response = registry.read(action, request);
        require(200, action, response);
        if (!response.saved().orElseThrow().digest().equals(blob.digest())) {
            throw new RegistryException(
                    action, "it gave other content: " + response.saved().get().digest());
        }
    }

    void put(String reference, Manifest manifest) throws DeliveryException, IOException, InterruptedException {
        String action = "push manifest " + reference + " to " + this;
        HttpBody body = new HttpBody.Bytes(manifest.mediaType(), manifest.bytes());
        require(
                201,
                action,
                registry.call(
                        action,
                        HttpRequest.of("PUT", uri("/manifests/" + reference)).carrying(body)));
    }

    /** The manifest of a tag or digest. */
    Optional<Manifest> get(String reference) throws DeliveryException, IOException, InterruptedException {
        String action = "read manifest " + reference + " of " + this;
        HttpRequest request =
                HttpRequest.of("GET", uri("/manifests/" + reference)).with("Accept", Manifest.ACCEPTED);
        HttpResponse response = registry.call(action, request);
        if (response.status() == 404) {
            return Optional.empty();
        }
        String mediaType = require(200, action, response).header("Content-Type").orElse(Manifest.MEDIA_TYPE);
        return Optional.of(new Manifest(mediaType, response.body()));
    }

    /** Reads back what was put: tags move only to a manifest that the registry has byte for byte, and of the image that was cleared. */
    void requireBack(Manifest put, String configDigest) throws DeliveryException, IOException, InterruptedException {
        Optional<Manifest> found = get(put.digest());
        String foundConfig = found.isPresent() ? found.get().configDigest() : "none";
        boolean same = found.map(Manifest::digest).equals(Optional.of(put.digest()));
        if (!same || !foundConfig.equals(configDigest)) {
            throw new RegistryException(
                    "verify " + put.digest() + " in " + this,
                    "the registry gave back another manifest (configuration " + foundConfig + "); no tag was moved");
        }
    }

    List<String> tags() throws DeliveryException, IOException, InterruptedException {
        String action = "list the tags of " + this;
        List<String> tags = new ArrayList<>();
        String last = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            HttpResponse response = registry.call(
                    action, HttpRequest.of("GET", uri("/tags/list?n=1000" + (last.isEmpty() ? "" : "&last=" + last))));
            if (response.status() == 404) {
                return tags;
            }
            JsonNode names =
                    MAPPER.readTree(require(200, action, response).body()).path("tags");
            names.forEach(tag -> tags.add(tag.asText()));
            if (response.header("Link").isEmpty() || names.isEmpty()) {
                return tags;
            }
            last = names.get(names.size() - 1).asText();
        }
        throw new RegistryException(action, "there is no end to them");
    }

    private URI start(String action) throws DeliveryException, IOException, InterruptedException {
        return location(
                action, require(202, action, registry.call(action, HttpRequest.of("POST", uri("/blobs/uploads/")))));
    }

    /**
     * An upload that is not finished would stay in the registry until somebody clears it away. Docker's registry refuses this for one
     * that broke off inside a chunk, as its offset is not the one that was told last, and purges it itself after a week.
     */
    private void giveUp(URI upload, Exception reason) {
        boolean aborted = Thread.interrupted() || reason instanceof InterruptedException;
        try {
            giveUp(upload);
        } catch (DeliveryException | IOException | InterruptedException e) {
            reason.addSuppressed(e);
        } finally {
            if (aborted && !(reason instanceof InterruptedException)) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void giveUp(URI upload) throws DeliveryException, IOException, InterruptedException {
        registry.cleanUp("give up an upload to " + this, HttpRequest.of("DELETE", upload));
    }

    private URI location(String action, HttpResponse response) throws RegistryException {
        String location = response.header("Location")
                .orElseThrow(() -> new RegistryException(action, "the registry did not say where the upload goes on"));
        return registry.follow(action, uri("/"), location);
    }

    private URI uri(String call) {
        return registry.uri("/v2/" + path + call);
    }

    private static URI with(URI upload, String digest) {
        return URI.create(upload + (upload.getRawQuery() == null ? "?" : "&") + "digest=" + digest);
    }

    private static HttpResponse require(int status, String action, HttpResponse response) throws RegistryException {
        if (response.status() != status) {
            throw RegistryException.refused(action, response);
        }
        return response;
    }

    /** Whether blobs of that repository can be mounted in this one. */
    boolean sharesRegistryWith(Repository other) {
        return registry.name().equals(other.registry.name());
    }

    @Override
    public String toString() {
        return registry.name() + "/" + path;
    }
}
