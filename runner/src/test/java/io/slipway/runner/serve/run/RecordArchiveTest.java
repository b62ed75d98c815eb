package io.slipway.runner.serve.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.DeliveryException;
import io.slipway.host.local.LocalHost;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordArchiveTest {
    private static final long MOST = 1024 * 1024;

    @TempDir
    private Path directory;

    private Path from;
    private Path to;
    private RecordArchive archive;

    @BeforeEach
    void prepare() throws Exception {
        Path realms = Files.createDirectory(directory.resolve("realms"));
        LocalHost host = new LocalHost(directory, Map.of(), System.getenv());
        Realm realm = Realm.open(realms, "shop/web", Trust.ANY_REF, Account.OWN, host);
        from = Files.createDirectories(realm.state().resolve("record"));
        to = Files.createDirectories(directory.resolve("taken/evidence")).getParent();
        archive = new RecordArchive(realm, directory.resolve("record.tar"), MOST);
    }

    @Test
    void takesTheRecordAndItsEvidenceAndNothingElse() throws Exception {
        Files.writeString(from.resolve("record.json"), "{}");
        Files.createDirectories(from.resolve("evidence/deep"));
        Files.writeString(from.resolve("evidence/scan.json"), "[]");
        Files.writeString(from.resolve("evidence/deep/more"), "more");
        Files.createSymbolicLink(from.resolve("evidence/link"), Path.of("/etc/passwd"));

        archive.fetch(from);
        archive.unpack(to);

        try (var files = Files.walk(to)) {
            assertThat(files.filter(Files::isRegularFile).map(to::relativize).map(Path::toString))
                    .containsExactlyInAnyOrder("record.json", "evidence/scan.json");
        }
    }

    @Test
    void aFileOfNothingFillsNoDisk() throws Exception {
        Files.writeString(from.resolve("record.json"), "{}");
        hole();

        assertThatThrownBy(() -> archive.fetch(from))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("too large");
        assertThat(Files.size(archive.file())).isLessThanOrEqualTo(MOST);
    }

    @Test
    void countsWhatASparseEntryHoldsNotWhatItAnnounces() throws Exception {
        hole();
        Process tar = new ProcessBuilder(
                        "tar", "--create", "--sparse", "--format=pax", "--file=" + archive.file(), "evidence")
                .directory(from.toFile())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        assertThat(Files.size(archive.file())).isLessThan(MOST);

        assertThatThrownBy(() -> archive.unpack(to))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("too large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evidence/..", "evidence/.", "../record.json", "/etc/record.json", "evidence/../../record.json"})
    void passesOverNamesThatLeadElsewhere(String name) throws Exception {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        write(entry, new byte[] {'x'});

        archive.unpack(to);

        try (var files = Files.walk(directory.resolve("taken"))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(to.resolve("evidence")).isDirectory();
    }

    @Test
    void saysInOneLineThatAnArchiveIsDamaged() throws Exception {
        Files.writeString(archive.file(), "record.json" + "\u0001".repeat(600));

        assertThatThrownBy(() -> archive.unpack(to)).isInstanceOf(DeliveryException.class);
    }

    private void hole() throws Exception {
        Files.createDirectories(from.resolve("evidence"));
        try (RandomAccessFile hole =
                new RandomAccessFile(from.resolve("evidence/hole").toFile(), "rw")) {
            hole.setLength(64 * MOST);
        }
    }

    private void write(TarArchiveEntry entry, byte[] content) throws Exception {
        try (OutputStream out = Files.newOutputStream(archive.file());
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
    }
}
