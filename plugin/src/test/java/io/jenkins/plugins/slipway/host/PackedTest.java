package io.jenkins.plugins.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedTest {
    @Property(tries = 200)
    void givesBackWhatItTook(@ForAll byte[] bytes) throws Exception {
        assertThat(Packed.of(bytes).bytes()).isEqualTo(bytes);
    }

    @Test
    void takesAsMuchOfAFileAsFitsIntoAFrame(@TempDir Path directory) throws Exception {
        byte[] report =
                "{\"id\": \"CVE-2026-1\", \"score\": 7.5}\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        try (SeekableByteChannel file = channel(directory, report)) {
            Packed packed = Packed.of(file, 100, report.length, Packed.ONE_FRAME);

            assertThat(packed.deflated().length).isLessThan(2 * Packed.ONE_FRAME);
            assertThat(packed.length()).isGreaterThan(10 * Packed.ONE_FRAME);
            assertThat(packed.bytes()).isEqualTo(Arrays.copyOfRange(report, 100, 100 + packed.length()));
        }
    }

    @Test
    void takesSomeOfAFileThatCannotBePacked(@TempDir Path directory) throws Exception {
        byte[] random = new byte[100_000];
        new Random(1).nextBytes(random);
        try (SeekableByteChannel file = channel(directory, random)) {
            Packed packed = Packed.of(file, 0, random.length, 1);

            assertThat(packed.length()).isPositive().isLessThan(2 * Packed.ONE_FRAME);
            assertThat(Packed.of(file, 0, random.length, random.length * 2).bytes())
                    .isEqualTo(random);
        }
    }

    @Test
    void takesNothingBehindTheEnd(@TempDir Path directory) throws Exception {
        try (SeekableByteChannel file = channel(directory, new byte[10])) {
            assertThat(Packed.of(file, 10, 100, 100).bytes()).isEmpty();
        }
    }

    @Test
    void refusesWhatIsShorterThanItSays() throws Exception {
        Packed packed = Packed.of(new byte[10]);

        assertThatThrownBy(() -> new Packed(packed.deflated(), 11).bytes()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new Packed(new byte[] {1, 2, 3}, 1).bytes()).isInstanceOf(IOException.class);
    }

    private static SeekableByteChannel channel(Path directory, byte[] content) throws IOException {

        return Files.newByteChannel(Files.write(directory.resolve("file"), content));
    }
}
