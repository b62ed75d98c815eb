package io.slipway.image;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.digest.Sha256;
import io.slipway.host.DeliveryException;
import io.slipway.host.Directory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * An image as {@code docker save} writes it (also the OCI layout of newer engines, which keeps {@code manifest.json}): configuration and
 * layers, where they lie in the file. Nothing of a layer is held in memory.
 */
public final class ImageArchive implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_JSON = 8 * 1024 * 1024;

    private final String path;
    private final long bytes;
    private final TarFile tar;
    private final Map<String, TarArchiveEntry> entries = new HashMap<>();
    private final byte[] config;
    private final List<Layer> layers;

    /**
     * A layer in the archive.
     *
     * @param diffId {@code sha256:…} of its tar, uncompressed, as the configuration names it
     * @param offset where it begins in the archive's file
     * @param length how long it is there
     * @param compressed whether it lies there compressed already (gzip)
     */
    public record Layer(String diffId, long offset, long length, boolean compressed) {}

    private ImageArchive(String path, SeekableByteChannel channel) throws IOException, DeliveryException {
        this.path = path;
        this.bytes = channel.size();
        this.tar = new TarFile(channel);
        tar.getEntries().forEach(entry -> entries.put(entry.getName(), entry));
        JsonNode manifest = MAPPER.readTree(content("manifest.json"));
        if (manifest.size() != 1) {
            throw new DeliveryException("expected one image in the archive, found " + manifest.size());
        }
        this.config = content(manifest.get(0).path("Config").asText());
        this.layers = layers(
                manifest.get(0).path("Layers"),
                MAPPER.readTree(config).path("rootfs").path("diff_ids"));
    }

    /**
     * @param directory where the archive lies
     * @param name its file name there
     * @return the archive, open
     * @throws DeliveryException if it is not the archive of one image
     * @throws IOException if it cannot be read
     */
    public static ImageArchive open(Directory directory, String name) throws DeliveryException, IOException {
        SeekableByteChannel channel = directory.open(name);
        try {
            return new ImageArchive(directory.resolve(name), channel);
        } catch (JacksonException | IllegalArgumentException e) {
            channel.close();
            throw new DeliveryException(
                    "the engine's archive of the image is damaged: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    e);
        } catch (IOException | DeliveryException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * @return the archive's absolute path on the host
     */
    public String path() {
        return path;
    }

    /**
     * @return the size of the archive
     */
    public long bytes() {
        return bytes;
    }

    /**
     * @return the image's configuration, byte for byte
     */
    public byte[] config() {
        return config.clone();
    }

    /**
     * @return {@code sha256:…} of the configuration: the image's identity
     */
    public String configDigest() {
        return Sha256.of(config);
    }

    /**
     * @return the layers, the lowest first
     */
    public List<Layer> layers() {
        return layers;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private List<Layer> layers(JsonNode names, JsonNode diffIds) throws DeliveryException, IOException {
        if (names.size() != diffIds.size()) {
            throw new DeliveryException(
                    "the archive has %d layers, its configuration %d".formatted(names.size(), diffIds.size()));
        }
        List<Layer> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            TarArchiveEntry entry = entry(names.get(i).asText());
            found.add(new Layer(diffIds.get(i).asText(), entry.getDataOffset(), entry.getSize(), isGzip(entry)));
        }
        return List.copyOf(found);
    }

    private boolean isGzip(TarArchiveEntry entry) throws IOException {
        try (InputStream in = tar.getInputStream(entry)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    private byte[] content(String name) throws DeliveryException, IOException {
        TarArchiveEntry entry = entry(name);
        if (entry.getSize() > MOST_JSON) {
            throw new DeliveryException("the archive's " + name + " is larger than " + MOST_JSON + " bytes");
        }
        try (InputStream in = tar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** An engine stores a layer that occurs twice once, and the second time as a link. */
    private TarArchiveEntry entry(String name) throws DeliveryException {
        String at = name;
        for (int i = 0; i < 8; i++) {
            TarArchiveEntry entry = entries.get(at);
            if (entry == null) {
                break;
            }
            if (!entry.isSymbolicLink() && !entry.isLink()) {
                return entry;
            }
            at = entry.isLink()
                    ? entry.getLinkName()
                    : Path.of(at)
                            .resolveSibling(entry.getLinkName())
                            .normalize()
                            .toString();
        }
        throw new DeliveryException("the archive lacks " + name);
    }
}
