package io.jenkins.plugins.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
    private final List<Integer> rooms = new ArrayList<>();

    RemoteFileTest() {
        new Random(1).nextBytes(content);
    }

    private RemoteFile file(Parts known) {
        return new RemoteFile(content.length, known, (offset, length, room) -> {
            asked.add(length);
            rooms.add(room);
            int end = (int) Math.min(content.length, offset + Math.min(length, room));
            return Arrays.copyOfRange(content, (int) offset, end);
        });
    }

    @Test
    void asksForLittleWhileItsReaderJumps() throws Exception {
        try (RemoteFile file = file(Parts.none())) {
            for (int at = 100_000; at < content.length; at += 500_000) {
                assertThat(header(file, at)).isEqualTo(Arrays.copyOfRange(content, at, at + 512));
            }
        }

        assertThat(asked).isNotEmpty().containsOnly(RemoteFile.SMALL);
    }

    @Test
    void asksForFramesAndThenForMuchWhenItsReaderReadsOn() throws Exception {
        try (RemoteFile file = file(Parts.none())) {
            assertThat(Channels.newInputStream(file).readAllBytes()).isEqualTo(content);
        }

        assertThat(rooms)
                .startsWith(Packed.ONE_FRAME)
                .contains(RemoteFile.LARGE)
                .hasSizeLessThan(30);
    }

    @Test
    void asksForNothingThatIsKnown() throws Exception {
        Parts known = Parts.none();
        known.byOffset().put(0L, Arrays.copyOf(content, 1000));
        known.byOffset().put(200_000L, Arrays.copyOfRange(content, 200_000, 200_600));

        try (RemoteFile file = file(known)) {
            assertThat(header(file, 0)).isEqualTo(Arrays.copyOf(content, 512));
            assertThat(header(file, 200_000)).isEqualTo(Arrays.copyOfRange(content, 200_000, 200_512));
            assertThat(asked).isEmpty();
            assertThat(header(file, 1000)).isEqualTo(Arrays.copyOfRange(content, 1000, 1512));
            assertThat(asked).hasSize(1);
        }
    }

    private static byte[] header(RemoteFile file, long at) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(512);
        file.position(at).read(header);
        return header.array();
    }
}
