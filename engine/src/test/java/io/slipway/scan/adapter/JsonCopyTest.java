package io.slipway.scan.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCopyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1}                                    | {"a":1}
            {"Code":{"x":[1,2]},"a":{"Code":"s"}}      | {"a":{}}
            [{"Match":"s"},{"a":"Match"}]              | [{},{"a":"Match"}]
            {"n":[9.8,1e400,0.1,-0.0,12345678901234567890,true,null]} | {"n":[9.8,1E+400,0.1,0.0,12345678901234567890,true,null]}
            {"name":"/tmp/1.tar","b":"/tmp/1.tar2"}    | {"name":"demo/api","b":"/tmp/1.tar2"}
            {"Code":"unread","a":"\\u001b<b>ä"}         | {"a":"\\u001B<b>ä"}
            """)
    void leavesOutAndRenames(String from, String to) throws IOException {
        assertThat(copy(from)).isEqualTo(to);
    }

    @Test
    void isMadeInPortions() throws IOException {
        String document = "[" + "\"0123456789\",".repeat(50_000) + "0]";
        assertThat(copy(document)).isEqualTo(document);
    }

    @Test
    void refusesWhatIsCutOffAndWhatStandsTwice() {
        assertThatThrownBy(() -> copy("{\"a\":1")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> copy("{\"a\":1,\"a\":2}")).isInstanceOf(JacksonException.class);
    }

    @Test
    void refusesAGigabyteOfNestingWithoutFollowingIt() {
        assertThatThrownBy(() -> transfer(new SequenceInputStream(stream("{\"a\":"), Repeated.of('[', 1L << 30))))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    void refusesATextOfHundredsOfMegabytesWithoutHoldingIt() {
        assertThatThrownBy(() -> transfer(new SequenceInputStream(stream("{\"a\":\""), Repeated.of('x', 200L << 20))))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("exceeds the maximum");
    }

    @Test
    void leavesOutAHugeTextWithoutHoldingIt() throws IOException {
        InputStream document = new SequenceInputStream(Collections.enumeration(
                Arrays.asList(stream("{\"Code\":\""), Repeated.of('x', 20L << 20), stream("\",\"a\":1}"))));
        assertThat(transfer(document)).isEqualTo(7);
    }

    private static long transfer(InputStream document) throws IOException {
        try (InputStream copy = new JsonCopy(document, Set.of("Code", "Match"), Map.of())) {
            return copy.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static String copy(String document) throws IOException {
        try (InputStream copy =
                new JsonCopy(stream(document), Set.of("Code", "Match"), Map.of("/tmp/1.tar", "demo/api"))) {
            return new String(copy.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
