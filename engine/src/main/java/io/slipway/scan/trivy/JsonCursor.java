package io.slipway.scan.trivy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Walks through a JSON document once, holding nothing of what is skipped. Every mistake in the document is one line with its place. */
final class JsonCursor {
    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final String name;
    private final JsonParser json;
    private final Map<String, String> shared = new HashMap<>();

    /** Reads the value of one field; a field that it does not read is skipped. */
    @FunctionalInterface
    interface Fields {
        void read(String field) throws DeliveryException, IOException;
    }

    /** Reads one item of an array. */
    @FunctionalInterface
    interface Item {
        void read() throws DeliveryException, IOException;
    }

    private JsonCursor(String name, JsonParser json) {
        this.name = name;
        this.json = json;
    }

    /** Reads a document that is one object, to its very end. */
    static void document(String name, InputStream in, java.util.function.Function<JsonCursor, Fields> fields)
            throws DeliveryException, IOException {
        try (JsonParser json = FACTORY.createParser(in)) {
            JsonCursor cursor = new JsonCursor(name, json);
            json.nextToken();
            cursor.object(fields.apply(cursor));
            if (json.nextToken() != null) {
                throw cursor.wrong("there is something after its end");
            }
        } catch (JsonEOFException e) {
            throw new DeliveryException(name + " is cut off: its JSON ends in the middle", e);
        } catch (JacksonException e) {
            throw new DeliveryException(
                    "%s is not usable JSON: %s (line %d)"
                            .formatted(
                                    name,
                                    e.getOriginalMessage().lines().findFirst().orElse(""),
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getLineNr()),
                    e);
        }
    }

    void object(Fields fields) throws DeliveryException, IOException {
        expect(JsonToken.START_OBJECT, "an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            JsonToken before = json.currentToken();
            fields.read(field);
            if (json.currentToken() == before) {
                json.skipChildren();
            }
        }
    }

    void array(Item item) throws DeliveryException, IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        expect(JsonToken.START_ARRAY, "an array");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            item.read();
        }
    }

    void skip() throws IOException {
        json.skipChildren();
    }

    String text() throws DeliveryException, IOException {
        expect(JsonToken.VALUE_STRING, "a text");
        return json.getText();
    }

    /** A text that occurs often, so that it is held once only. */
    String sharedText() throws DeliveryException, IOException {
        return shared.computeIfAbsent(text(), text -> text);
    }

    BigDecimal number() throws DeliveryException, IOException {
        if (!json.currentToken().isNumeric()) {
            throw wrong("expected a number at '" + json.currentName() + "', found " + json.currentToken());
        }
        return json.getDecimalValue();
    }

    boolean truth() throws DeliveryException, IOException {
        if (!json.currentToken().isBoolean()) {
            throw wrong("expected true or false at '" + json.currentName() + "', found " + json.currentToken());
        }
        return json.getBooleanValue();
    }

    DeliveryException wrong(String problem) {
        return new DeliveryException("%s is not a report of Trivy that is understood here: %s (line %d)"
                .formatted(name, problem, json.currentLocation().getLineNr()));
    }

    private void expect(JsonToken token, String what) throws DeliveryException, IOException {
        if (json.currentToken() != token) {
            throw wrong("expected %s at '%s', found %s"
                    .formatted(
                            what, json.currentName() == null ? "its start" : json.currentName(), json.currentToken()));
        }
    }
}
