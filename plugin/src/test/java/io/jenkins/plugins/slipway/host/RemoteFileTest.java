package io.jenkins.plugins.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RemoteFileTest {
    private final byte[] content = new byte[3 * RemoteFile.LARGE];
    private final List<Integer> asked = new ArrayList<>();

    RemoteFileTest() {
        new Random(1).nextBytes(content);
    }

    private RemoteFile file() {
        return new RemoteFile(content.length, Arrays.copyOf(content, RemoteFile.SMALL), (offset, length) -> {
            asked.add(length);
            return Arrays.copyOfRange(content, (int) offset, (int) Math.min(content.length, offset + length));
        });
    }

    @Test
    void asksForLittleWhileItsReaderJumps() throws Exception {
        try (RemoteFile file = file()) {
            for (int at = 100_000; at < content.length; at += 500_000) {
                ByteBuffer header = ByteBuffer.allocate(512);
                file.position(at).read(header);
                assertThat(header.array()).isEqualTo(Arrays.copyOfRange(content, at, at + 512));
            }
        }

        assertThat(asked).isNotEmpty().containsOnly(RemoteFile.SMALL);
    }

    @Test
    void asksForMuchWhenItsReaderReadsOn() throws Exception {
        try (RemoteFile file = file()) {
            assertThat(Channels.newInputStream(file).readAllBytes()).isEqualTo(content);
        }

        assertThat(asked).contains(RemoteFile.LARGE).hasSizeLessThan(8);
    }
}
