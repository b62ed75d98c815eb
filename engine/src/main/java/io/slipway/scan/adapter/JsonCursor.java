package io.slipway.scan.adapter;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.function.Function;

/**
 * Walks through a JSON document once, holding nothing of what is skipped. Every mistake in the document is one line with its place. In an object
 * that is read each field stands once, also one that is skipped; what stands inside a skipped value is not looked at.
 */
public final class JsonCursor {
    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final JsonFactory FACTORY = factory().build();

    private final String name;
    private final String kind;
    private final JsonParser json;
    private final SharedTexts shared = new SharedTexts();
    private final FieldNames[] open = new FieldNames[DEEPEST + 1];
    private int depth;

    /** Reads the value of one field; a field that it does not read is skipped. */
    @FunctionalInterface
    public interface Fields {
        /**
         * @param field the field's name; the cursor stands at its value
         * @throws DeliveryException if the value is not what it must be
         * @throws IOException if the document cannot be read
         */
        void read(String field) throws DeliveryException, IOException;
    }

    /** Reads one item of an array. */
    @FunctionalInterface
    public interface Item {
        /**
         * @throws DeliveryException if the item is not what it must be
         * @throws IOException if the document cannot be read
         */
        void read() throws DeliveryException, IOException;
    }

    private JsonCursor(String name, String kind, JsonParser json) {
        this.name = name;
        this.kind = kind;
        this.json = json;
    }

    /** Documents of bounded depth and texts. The names of their fields are compared, but not kept for good: they are a stranger's. */
    static JsonFactoryBuilder factory() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .build())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
    }

    /**
     * Reads a document that is one object, to its very end.
     *
     * @param name how messages name the document
     * @param kind what it should be, such as {@code a report of Trivy}
     * @param in its content, not closed
     * @param fields makes the reader of its fields
     * @throws DeliveryException if it is cut off, no JSON, or not what it should be
     * @throws IOException if it cannot be read
     */
    public static void document(String name, String kind, InputStream in, Function<JsonCursor, Fields> fields)
            throws DeliveryException, IOException {
        try (JsonParser json = FACTORY.createParser(in)) {
            JsonCursor cursor = new JsonCursor(name, kind, json);
            json.nextToken();
            cursor.object(fields.apply(cursor));
            if (json.nextToken() != null) {
                throw cursor.wrong("there is something after its end");
            }
        } catch (JacksonException e) {
            throw unusable(name, e);
        }
    }

    /**
     * @param name how messages name the document
     * @param e what the parser said of it
     * @return the same in one line
     */
    public static DeliveryException unusable(String name, JacksonException e) {
        if (e instanceof JsonEOFException) {
            return new DeliveryException(name + " is cut off: its JSON ends in the middle", e);
        }
        return new DeliveryException(
                unusable(name, e.getOriginalMessage().lines().findFirst().orElse(""), e.getLocation()), e);
    }

    private static String unusable(String name, String problem, JsonLocation location) {
        return "%s is not usable JSON: %s (line %d)"
                .formatted(name, problem, location == null ? 0 : location.getLineNr());
    }

    /**
     * Reads an object; fields that are not read are skipped.
     *
     * @param fields reads the value of each
     * @throws DeliveryException if there is no object
     * @throws IOException if the document cannot be read
     */
    public void object(Fields fields) throws DeliveryException, IOException {
        expect(JsonToken.START_OBJECT, "an object");
        FieldNames names = open();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            if (!names.add(field)) {
                throw new DeliveryException(unusable(name, "Duplicate field '" + field + "'", json.currentLocation()));
            }
            JsonToken before = json.nextToken();
            fields.read(field);
            if (json.currentToken() == before) {
                json.skipChildren();
            }
        }
        depth--;
    }

    private FieldNames open() {
        if (open[depth] == null) {
            open[depth] = new FieldNames();
        }
        FieldNames names = open[depth++];
        names.clear();
        return names;
    }

    /**
     * Reads an array; {@code null} is an empty one.
     *
     * @param item reads each item
     * @throws DeliveryException if there is no array
     * @throws IOException if the document cannot be read
     */
    public void array(Item item) throws DeliveryException, IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        expect(JsonToken.START_ARRAY, "an array");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            item.read();
        }
    }

    /**
     * Skips a value.
     *
     * @throws IOException if the document cannot be read
     */
    public void skip() throws IOException {
        json.skipChildren();
    }

    /**
     * @return the text
     * @throws DeliveryException if there is none
     * @throws IOException if the document cannot be read
     */
    public String text() throws DeliveryException, IOException {
        expect(JsonToken.VALUE_STRING, "a text");
        return json.getText();
    }

    /**
     * @return a text that occurs often, so that it is held once only
     * @throws DeliveryException if there is none
     * @throws IOException if the document cannot be read
     */
    public String sharedText() throws DeliveryException, IOException {
        expect(JsonToken.VALUE_STRING, "a text");
        return shared.of(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    }

    /**
     * @return the number
     * @throws DeliveryException if there is none
     * @throws IOException if the document cannot be read
     */
    public BigDecimal number() throws DeliveryException, IOException {
        if (!json.currentToken().isNumeric()) {
            throw wrong("expected a number at '" + json.currentName() + "', found " + json.currentToken());
        }
        return Tenths.number(json);
    }

    /**
     * @return true or false
     * @throws DeliveryException if there is neither
     * @throws IOException if the document cannot be read
     */
    public boolean truth() throws DeliveryException, IOException {
        if (!json.currentToken().isBoolean()) {
            throw wrong("expected true or false at '" + json.currentName() + "', found " + json.currentToken());
        }
        return json.getBooleanValue();
    }

    /**
     * @param problem what is wrong
     * @return an exception that names the document and the line
     */
    public DeliveryException wrong(String problem) {
        return new DeliveryException("%s is not %s that is understood here: %s (line %d)"
                .formatted(name, kind, problem, json.currentLocation().getLineNr()));
    }

    private void expect(JsonToken token, String what) throws DeliveryException, IOException {
        if (json.currentToken() != token) {
            throw wrong("expected %s at '%s', found %s"
                    .formatted(
                            what, json.currentName() == null ? "its start" : json.currentName(), json.currentToken()));
        }
    }
}
