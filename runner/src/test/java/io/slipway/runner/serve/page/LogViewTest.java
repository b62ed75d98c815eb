package io.slipway.runner.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogViewTest {
    private static final int PORTION = 64 * 1024;

    private Path log;

    @BeforeEach
    void name(@TempDir Path directory) {
        log = directory.resolve("log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00E9", "\u2713", "\uD83D\uDEA2"})
    void cutsNoCharacterWhereALogIsReadInPortions(String character) throws Exception {
        for (int before = PORTION - 4; before <= PORTION; before++) {
            String text = "a".repeat(before) + character.repeat(3) + "\n";
            Files.writeString(log, text);

            assertThat(shown(() -> true)).as("from " + before).isEqualTo(text);
        }
    }

    @Test
    void waitsForTheRestOfACharacterThatIsHalfWritten() throws Exception {
        byte[] ship = "\uD83D\uDEA2".getBytes(StandardCharsets.UTF_8);
        Files.write(log, Arrays.copyOf(ship, 3));
        AtomicInteger asked = new AtomicInteger();

        assertThat(shown(() -> {
                    if (asked.getAndIncrement() == 1) {
                        append(Arrays.copyOfRange(ship, 3, 4));
                    }
                    return asked.get() > 2;
                }))
                .isEqualTo("\uD83D\uDEA2");
    }

    @Test
    void showsEvenWhatIsNoText() throws Exception {
        Files.write(log, new byte[] {'a', (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 'b', (byte) 0xC3});

        assertThat(shown(() -> true)).startsWith("a").contains("b");
    }

    private void append(byte[] bytes) {
        try {
            Files.write(log, bytes, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String shown(BooleanSupplier ended) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LogView.live("", log, ended, "", () -> {}).body().write(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
