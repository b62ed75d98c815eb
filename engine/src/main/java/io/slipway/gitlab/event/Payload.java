package io.slipway.gitlab.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.slipway.gitlab.Commit;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The values of a payload that matter here, by path ({@code commits[0].id}); all others are skipped and never held. */
final class Payload {
    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 2_000_000;
    private static final int LONGEST_NUMBER = 20;
    private static final int MOST_VALUES = 50_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            // What another reader could take for something else is refused.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final Map<String, String> values = new HashMap<>(128);
    private final JsonParser json;
    private boolean whole = true;

    private Payload(JsonParser json) {
        this.json = json;
    }

    static Payload read(byte[] body) throws DeliveryException {
        try (JsonParser json = FACTORY.createParser(body)) {
            Payload payload = new Payload(json);
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new DeliveryException("the body is no JSON object");
            }
            payload.object("", Wanted.ROOT);
            if (json.nextToken() != null) {
                throw new DeliveryException("the body goes on after the end of its JSON object");
            }
            return payload;
        } catch (JacksonException e) {
            throw new DeliveryException("the body is no usable JSON", e);
        } catch (IOException e) {
            throw new IllegalStateException("an array of bytes cannot fail to be read", e);
        }
    }

    /** The value at a path; empty where there is none, or null. */
    String text(String path) {
        return values.getOrDefault(path, "");
    }

    boolean has(String path) {
        return values.containsKey(path);
    }

    boolean truth(String path) {
        return "true".equals(values.get(path));
    }

    long number(String path) {
        try {
            return Long.parseLong(text(path));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** How many items an array at a path has, as far as they were read. */
    int size(String path) {
        return (int) number(path + "[]");
    }

    /** What is told of the commit at a path. */
    Commit commit(String path) {
        return new Commit(
                text(path + ".message"),
                text(path + ".author.name"),
                text(path + ".author.email"),
                text(path + ".url"));
    }

    /** Whether every value that matters was kept. */
    boolean whole() {
        return whole;
    }

    private void object(String path, Wanted wanted) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            Wanted inner = wanted.field(name);
            if (inner == null) {
                json.skipChildren();
            } else {
                value(path.isEmpty() ? name : path + '.' + name, inner);
            }
        }
    }

    private void array(String path, Wanted wanted) throws IOException {
        int size = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Wanted inner = wanted.item();
            if (inner == null) {
                json.skipChildren();
            } else {
                value(path + '[' + size + ']', inner);
            }
            size++;
        }
        put(path + "[]", Integer.toString(size));
    }

    private void value(String path, Wanted wanted) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> object(path, wanted);
            case START_ARRAY -> array(path, wanted);
            case VALUE_NULL -> {}
            default -> put(path, json.getText());
        }
    }

    private void put(String path, String value) {
        if (values.size() < MOST_VALUES) {
            values.put(path, value);
        } else {
            whole = false;
        }
    }
}
