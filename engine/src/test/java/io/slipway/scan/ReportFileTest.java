package io.slipway.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFileTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8000, (128 << 10) - 1, 128 << 10, (128 << 10) + 1, 300_000})
    void readsEveryByteOnce(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Path file = Files.write(directory.resolve("report.json"), bytes);
        try (InputStream in = ReportFile.open(file)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
            assertThat(in.read()).isEqualTo(-1);
        }
        try (InputStream in = ReportFile.open(file)) {
            assertThat(oneByOne(in)).isEqualTo(bytes);
        }
    }

    @Test
    void failsWhereThereIsNothingToRead() {
        assertThatThrownBy(() -> ReportFile.open(directory.resolve("missing"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> {
                    try (InputStream in = ReportFile.open(directory)) {
                        in.read();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private static byte[] oneByOne(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            read.write(next);
        }
        return read.toByteArray();
    }
}
