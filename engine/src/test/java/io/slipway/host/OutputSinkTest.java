package io.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutputSinkTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void handsOnWholeLinesHoweverTheyCome() {
        OutputSink sink = new OutputSink(new Output.Lines(lines::add), Masker.of(Set.of()));
        byte[] text = "één\nzwei\r\nlast".getBytes(StandardCharsets.UTF_8);
        for (byte b : text) {
            sink.write(b);
        }
        assertThat(lines).containsExactly("één", "zwei");
        sink.close();
        assertThat(lines).containsExactly("één", "zwei", "last");
        assertThat(sink.text()).isEqualTo("één\nzwei\nlast\n");
    }

    @Test
    void masksASecretThatComesInPieces() {
        OutputSink sink = new OutputSink(Output.TAIL, Masker.of(Set.of(Secret.of("hunter22"))));

        sink.write("a hunt".getBytes(StandardCharsets.UTF_8), 0, 6);
        sink.write("er22 b\n".getBytes(StandardCharsets.UTF_8), 0, 7);

        assertThat(sink.text()).isEqualTo("a **** b\n");
    }

    @Test
    void cutsALineWithoutEndBetweenTwoCharacters() {
        OutputSink sink = new OutputSink(new Output.Lines(lines::add), Masker.of(Set.of()));
        String text = "x" + "é".repeat(100_000);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        sink.write(bytes, 0, bytes.length);
        sink.close();

        assertThat(lines).hasSizeGreaterThan(2);
        assertThat(String.join("", lines)).isEqualTo(text);
    }

    @Test
    void keepsTheLast() {
        OutputSink sink = new OutputSink(new Output.Captured(10), Masker.of(Set.of()));
        byte[] bytes = "0123456789\n".repeat(1000).getBytes(StandardCharsets.UTF_8);

        sink.write(bytes, 0, bytes.length);

        assertThat(sink.text()).hasSizeBetween(10, 20).endsWith("456789\n");
    }
}
