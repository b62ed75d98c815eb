package io.slipway.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.digest.Sha256;
import io.slipway.host.DeliveryException;
import io.slipway.host.Directory;
import io.slipway.host.local.LocalHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layouts that engines write: Docker's own with links, and the OCI layout with compressed blobs. */
class ImageArchiveTest {
    private static final String CONFIG = "{\"rootfs\":{\"diff_ids\":[\"sha256:one\",\"sha256:two\"]}}";

    @TempDir
    Path root;

    private Directory directory;

    @BeforeEach
    void openTheDirectory() throws IOException {
        directory = new LocalHost(root, Map.of(), Map.of()).workspace();
    }

    @Test
    void readsConfigurationAndLayersWhereTheyLie() throws Exception {
        write(tar -> {
            file(tar, "a/layer.tar", "first layer");
            link(tar, "b/layer.tar", "../a/layer.tar");
            file(tar, "config.json", CONFIG);
            file(tar, "manifest.json", manifest("a/layer.tar", "b/layer.tar"));
        });

        try (ImageArchive archive = ImageArchive.open(directory, "image.tar")) {
            assertThat(archive.configDigest()).isEqualTo(Sha256.of(CONFIG));
            assertThat(archive.layers())
                    .extracting(ImageArchive.Layer::diffId)
                    .containsExactly("sha256:one", "sha256:two");
            assertThat(archive.layers()).extracting(ImageArchive.Layer::length).containsExactly(11L, 11L);
            assertThat(bytes(archive.layers().get(1))).isEqualTo("first layer");
            assertThat(archive.layers()).noneMatch(ImageArchive.Layer::compressed);
        }
    }

    @Test
    void seesThatALayerIsCompressedAlready() throws Exception {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(1);
        }
        write(tar -> {
            entry(tar, new TarArchiveEntry("blobs/sha256/aa"), gzip.toByteArray());
            file(tar, "config.json", "{\"rootfs\":{\"diff_ids\":[\"sha256:one\"]}}");
            file(tar, "manifest.json", manifest("blobs/sha256/aa"));
        });

        try (ImageArchive archive = ImageArchive.open(directory, "image.tar")) {
            assertThat(archive.layers()).singleElement().matches(ImageArchive.Layer::compressed);
        }
    }

    @Test
    void refusesWhatIsNotOneImage() throws Exception {
        write(tar -> file(tar, "manifest.json", "[]"));
        assertRefused("expected one image");
        write(tar -> file(tar, "other", "x"));
        assertRefused("lacks manifest.json");
        write(tar -> file(tar, "manifest.json", "{{{"));
        assertRefused("damaged");
        write(tar -> {
            file(tar, "config.json", CONFIG);
            file(tar, "manifest.json", manifest("missing"));
        });
        assertRefused("has 1 layers, its configuration 2");
    }

    @Test
    void refusesATruncatedArchive() throws Exception {
        write(tar -> {
            file(tar, "config.json", CONFIG);
            file(tar, "a", "x".repeat(5000));
            file(tar, "manifest.json", manifest("a", "a"));
        });
        byte[] whole = Files.readAllBytes(root.resolve("image.tar"));
        Files.write(root.resolve("image.tar"), Arrays.copyOf(whole, 3000));

        assertThatThrownBy(() -> ImageArchive.open(directory, "image.tar"))
                .isInstanceOfAny(DeliveryException.class, IOException.class);
    }

    @Test
    void followsNoLinkInACircle() throws Exception {
        write(tar -> {
            link(tar, "a", "b");
            link(tar, "b", "a");
            file(tar, "config.json", "{\"rootfs\":{\"diff_ids\":[\"sha256:one\"]}}");
            file(tar, "manifest.json", manifest("a"));
        });
        assertRefused("lacks a");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> ImageArchive.open(directory, "image.tar"))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(message);
    }

    private String bytes(ImageArchive.Layer layer) throws IOException {
        byte[] all = Files.readAllBytes(root.resolve("image.tar"));
        return new String(all, (int) layer.offset(), (int) layer.length(), StandardCharsets.UTF_8);
    }

    private interface Content {
        void writeTo(TarArchiveOutputStream tar) throws IOException;
    }

    private void write(Content content) throws IOException {
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(Files.newOutputStream(root.resolve("image.tar")))) {
            content.writeTo(tar);
        }
    }

    private static String manifest(String... layers) {
        return "[{\"Config\":\"config.json\",\"Layers\":[\"" + String.join("\",\"", layers) + "\"]}]";
    }

    private static void file(TarArchiveOutputStream tar, String name, String content) throws IOException {
        entry(tar, new TarArchiveEntry(name), content.getBytes(StandardCharsets.UTF_8));
    }

    private static void link(TarArchiveOutputStream tar, String name, String target) throws IOException {
        TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        link.setLinkName(target);
        entry(tar, link, new byte[0]);
    }

    private static void entry(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content) throws IOException {
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
