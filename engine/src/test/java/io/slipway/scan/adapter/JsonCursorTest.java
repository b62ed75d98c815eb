package io.slipway.scan.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.DeliveryException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"x\":1},\"b\":2,\"a\":1}",
                "{\"read\":{\"unread\":1,\"unread\":1}}",
                "{\"read\":{\"read\":{},\"unread\":1,\"read\":{}}}",
                "{\"Aa\":1,\"BB\":2,\"Aa\":3}",
                "{\"a\":1,\"\\u0061\":2}"
            })
    void refusesAFieldThatStandsTwiceInAnObjectThatIsRead(String json) {
        assertThatThrownBy(() -> names(json))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("it is not usable JSON: Duplicate field '");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 34, 1000})
    void noticesARepeatedFieldAmongManyOthers(int fields) throws Exception {
        String json = IntStream.range(0, fields)
                .mapToObj(number -> "\"field" + number + "\":" + number)
                .collect(Collectors.joining(",", "{", ""));
        assertThat(names(json + "}")).hasSize(fields);
        for (int repeated : new int[] {0, fields / 2, fields - 1}) {
            assertThatThrownBy(() -> names(json + ",\"field" + repeated + "\":0}"))
                    .hasMessageContaining("Duplicate field 'field" + repeated + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"a\":1},\"b\":{\"a\":1}}",
                "{\"read\":{\"read\":{\"read\":{}}},\"a\":1}",
                "{\"Aa\":1,\"BB\":2}",
                "{\"skipped\":{\"a\":1,\"a\":2}}"
            })
    void allowsTheSameNameInAnotherObjectAndLooksNotAtWhatItSkips(String json) throws Exception {
        assertThat(names(json)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "7",
                "7.0",
                "7.00",
                "0.0",
                "9.9",
                "10.0",
                "-7.1",
                "-0.0",
                "7.12",
                "123",
                "0.1",
                "1e2",
                "1E2",
                "1.5e3",
                "12345678901234567890.5"
            })
    void readsANumberWithItsDecimals(String number) throws Exception {
        List<BigDecimal> read = new ArrayList<>();
        document("{\"a\":" + number + "}", cursor -> field -> read.add(cursor.number()));
        assertThat(read).containsExactly(new BigDecimal(number));
    }

    @Test
    void holdsASharedTextOnce() throws Exception {
        List<String> read = new ArrayList<>();
        String longText = "l".repeat(300);
        document(
                "{\"a\":\"debian\",\"b\":\"\",\"c\":\"dé€😀\",\"d\":\"debian\",\"e\":\"deb\\u0069an\",\"f\":\""
                        + longText + "\"}",
                cursor -> field -> read.add(cursor.sharedText()));
        assertThat(read).containsExactly("debian", "", "dé€😀", "debian", "debian", longText);
        assertThat(read.get(3)).isSameAs(read.get(0));
        assertThat(read.get(4)).isSameAs(read.get(0));
    }

    @Test
    void readsSharedTextsRightHoweverManyThereAre() throws Exception {
        List<String> texts = IntStream.range(0, 100_000)
                .mapToObj(number -> "t" + number % 70_000)
                .toList();
        List<String> read = new ArrayList<>();
        String json = texts.stream().collect(Collectors.joining("\",\"", "{\"a\":[\"", "\"]}"));
        document(json, cursor -> field -> cursor.array(() -> read.add(cursor.sharedText())));
        assertThat(read).isEqualTo(texts);
    }

    /** The names of the fields of all objects that are read: of the first, and of those named read. */
    private static List<String> names(String json) throws DeliveryException, IOException {
        List<String> names = new ArrayList<>();
        document(json, cursor -> new Recursive(cursor, names)::read);
        return names;
    }

    private record Recursive(JsonCursor cursor, List<String> names) {
        private void read(String field) throws DeliveryException, IOException {
            names.add(field);
            if (field.equals("read")) {
                cursor.object(this::read);
            } else {
                cursor.skip();
            }
        }
    }

    private static void document(String json, Function<JsonCursor, JsonCursor.Fields> fields)
            throws DeliveryException, IOException {
        JsonCursor.document(
                "it", "a document", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), fields);
    }
}
