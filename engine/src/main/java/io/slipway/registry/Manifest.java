package io.slipway.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.digest.Sha256;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An image manifest, version 2, schema 2, byte for byte: its digest is the image's address in a registry. */
final class Manifest {
    static final String MEDIA_TYPE = "application/vnd.docker.distribution.manifest.v2+json";
    /** Whatever a tag may point to: images and indexes of Docker and OCI. */
    static final String ACCEPTED =
            MEDIA_TYPE + ", application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json,"
                    + " application/vnd.docker.distribution.manifest.list.v2+json";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CONFIG = "application/vnd.docker.container.image.v1+json";
    private static final String LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    private final String mediaType;
    private final byte[] bytes;

    Manifest(String mediaType, byte[] bytes) {
        this.mediaType = mediaType;
        this.bytes = bytes.clone();
    }

    static Manifest of(byte[] config, List<Blob> layers) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schemaVersion", 2).put("mediaType", MEDIA_TYPE);
        describe(root.putObject("config"), CONFIG, new Blob(Sha256.of(config), config.length));
        ArrayNode list = root.putArray("layers");
        layers.forEach(layer -> describe(list.addObject(), LAYER, layer));
        return new Manifest(MEDIA_TYPE, MAPPER.writeValueAsBytes(root));
    }

    String mediaType() {
        return mediaType;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String digest() {
        return Sha256.of(bytes);
    }

    String configDigest() throws IOException {
        return MAPPER.readTree(bytes).path("config").path("digest").asText();
    }

    /** Its configuration and layers, each once, as the manifest lists them. */
    List<Blob> blobs() throws IOException {
        JsonNode root = MAPPER.readTree(bytes);
        Map<String, Blob> blobs = new LinkedHashMap<>();
        root.path("layers").forEach(layer -> add(blobs, layer));
        add(blobs, root.path("config"));
        return List.copyOf(blobs.values());
    }

    private static void add(Map<String, Blob> blobs, JsonNode descriptor) {
        String digest = descriptor.path("digest").asText();
        blobs.put(digest, new Blob(digest, descriptor.path("size").asLong()));
    }

    private static void describe(ObjectNode node, String mediaType, Blob blob) {
        node.put("mediaType", mediaType).put("size", blob.bytes()).put("digest", blob.digest());
    }
}
