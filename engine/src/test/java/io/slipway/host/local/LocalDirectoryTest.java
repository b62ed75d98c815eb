package io.slipway.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.DeliveryException;
import io.slipway.host.FileKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalDirectoryTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "..", "../x", "a/../../x", "link", "link/passwd", "\0"})
    void refusesWhatLeadsOut(String path) throws Exception {
        Files.createSymbolicLink(root.resolve("link"), Path.of("/etc"));

        assertThatThrownBy(() -> directory().read(path)).isInstanceOf(DeliveryException.class);
        assertThatThrownBy(() -> directory().resolve(path)).isInstanceOf(DeliveryException.class);
        assertThatThrownBy(() -> directory().write(path, new byte[0])).isInstanceOf(DeliveryException.class);
    }

    @Test
    void refusesADanglingLink() throws Exception {
        Files.createSymbolicLink(root.resolve("link"), Path.of("/nowhere"));

        assertThatThrownBy(() -> directory().write("link", new byte[0])).isInstanceOf(DeliveryException.class);
    }

    @Test
    void followsALinkThatStaysInside() throws Exception {
        Files.writeString(root.resolve("real"), "text");
        Files.createSymbolicLink(root.resolve("link"), Path.of("real"));

        assertThat(directory().read("link")).hasContent("text");
        assertThat(directory().kind("./link")).isEqualTo(FileKind.FILE);
    }

    @Test
    void writesFilesForItsOwnerAlone() throws Exception {
        directory().write("a/b", "text".getBytes(StandardCharsets.UTF_8));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("a/b"))))
                .isEqualTo("rw-------");
    }

    @Test
    void removesAScratchDirectoryWithAllInIt() throws Exception {
        Path made;
        try (LocalScratch scratch = LocalScratch.create()) {
            made = Path.of(scratch.path());
            scratch.write("a/b/c", new byte[3]);
            Files.createSymbolicLink(made.resolve("link"), root);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
        }
        assertThat(made).doesNotExist();
        assertThat(root).exists();
    }

    private LocalDirectory directory() throws Exception {
        return new LocalDirectory(root.toRealPath());
    }
}
