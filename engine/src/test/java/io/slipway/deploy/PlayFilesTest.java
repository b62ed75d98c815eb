package io.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.DeliveryException;
import io.slipway.host.Scratch;
import io.slipway.host.local.LocalHost;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayFilesTest {
    @Test
    void doesNotTakeALargeFileForHostKeys(@TempDir Path workspace) throws Exception {
        Files.writeString(workspace.resolve("hosts"), "app\n");
        try (RandomAccessFile keys =
                new RandomAccessFile(workspace.resolve("known_hosts").toFile(), "rw")) {
            keys.setLength(3L << 30);
        }
        LocalHost host = new LocalHost(workspace, Map.of(), Map.of());
        PlayCredentials none =
                new PlayCredentials(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        try (Scratch scratch = host.scratch()) {
            PlayFiles files = new PlayFiles(scratch, host.workspace());
            assertThatThrownBy(() -> files.variables(AnsibleDeployTest.bind(Map.of()), Map.of(), none))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessage("known_hosts: expected host keys, one a line, of at most 4096 KiB in all");
        }
    }
}
