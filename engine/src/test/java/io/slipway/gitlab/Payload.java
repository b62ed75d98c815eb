package io.slipway.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A payload of GitLab's, with changes. */
public final class Payload {
    public static final String OLD = "1a".repeat(20);
    public static final String SHA = "2b".repeat(20);
    public static final String THIRD = "3c".repeat(20);
    public static final String TAG = "4d".repeat(20);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode json;

    private Payload(ObjectNode json) {
        this.json = json;
    }

    /** One of src/test/resources/gitlab. */
    public static Payload of(String name) {
        try (InputStream in = Payload.class.getResourceAsStream("/gitlab/" + name + ".json")) {
            return new Payload((ObjectNode) MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the value at a JSON pointer, given as JSON. */
    public Payload with(String pointer, String value) {
        int slash = pointer.lastIndexOf('/');
        try {
            JsonNode parent = json.at(pointer.substring(0, slash));
            ((ObjectNode) parent).set(pointer.substring(slash + 1), MAPPER.readTree(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Sets the text at a JSON pointer. */
    public Payload withText(String pointer, String text) {
        return with(pointer, MAPPER.valueToTree(text).toString());
    }

    public Payload without(String pointer) {
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) json.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
        return this;
    }

    public byte[] bytes() {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
