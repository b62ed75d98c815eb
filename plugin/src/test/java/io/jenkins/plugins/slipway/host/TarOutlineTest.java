package io.jenkins.plugins.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarOutlineTest {
    @TempDir
    private Path directory;

    private final List<Long> asked = new ArrayList<>();
    private Path archive;

    @BeforeEach
    void write() throws Exception {
        archive = directory.resolve("image.tar");
        try (OutputStream file = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(file)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (int layer = 0; layer < 20; layer++) {
                add(tar, "0123456789abcdef".repeat(8) + layer + "/layer.tar", new byte[500_000]);
                add(tar, layer + "/json", "{}".getBytes(StandardCharsets.UTF_8));
            }
            add(tar, "manifest.json", "[{\"Config\": \"config.json\"}]".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    @Test
    void holdsAllThatIsReadOfAnArchivesEntriesAndSmallFiles() throws Exception {
        try (TarFile tar = new TarFile(remote())) {
            assertThat(tar.getEntries()).hasSize(41);
            for (TarArchiveEntry entry : tar.getEntries()) {
                assertThat(tar.getInputStream(entry).read()).isEqualTo(entry.getSize() == 500_000 ? 0 : first(entry));
            }
            byte[] manifest = tar.getInputStream(tar.getEntries().get(40)).readAllBytes();
            assertThat(new String(manifest, StandardCharsets.UTF_8)).contains("config.json");
        }

        assertThat(asked).isEmpty();
    }

    private static int first(TarArchiveEntry entry) {
        return entry.getName().equals("manifest.json") ? '[' : '{';
    }

    @Test
    void fitsIntoAFrame() throws Exception {
        try (SeekableByteChannel file = Files.newByteChannel(archive)) {
            assertThat(TarOutline.of(file).packed().deflated().length).isLessThan(Packed.ONE_FRAME);
        }
    }

    @Test
    void whatItLacksIsReadLater() throws Exception {
        try (TarFile tar = new TarFile(remote())) {
            byte[] layer = tar.getInputStream(tar.getEntries().get(0)).readAllBytes();
            assertThat(layer).isEqualTo(new byte[500_000]);
        }

        assertThat(asked).isNotEmpty();
    }

    @Test
    void ofAFileThatIsNoArchiveItHoldsTheBeginning() throws Exception {
        Files.writeString(archive, "text ".repeat(1000));

        try (SeekableByteChannel file = Files.newByteChannel(archive)) {
            assertThat(TarOutline.of(file).byOffset()).containsOnlyKeys(0L);
        }
    }

    @Test
    void endsWhereAnEntryIsLargerThanTheFile() throws Exception {
        byte[] header = Files.readAllBytes(archive);
        Arrays.fill(header, 124, 135, (byte) '7');
        Files.write(archive, header);

        try (SeekableByteChannel file = Files.newByteChannel(archive)) {
            assertThat(TarOutline.of(file).byOffset()).containsOnlyKeys(0L);
        }
    }

    private RemoteFile remote() throws IOException {
        SeekableByteChannel file = Files.newByteChannel(archive);
        return new RemoteFile(file.size(), Parts.of(TarOutline.of(file).packed()), (offset, length, room) -> {
            asked.add(offset);
            return Packed.of(file, offset, length, room).bytes();
        });
    }
}
