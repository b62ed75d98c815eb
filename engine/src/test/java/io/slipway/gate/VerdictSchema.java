package io.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The schema that {@code docs/} publishes, and a validator of it. */
final class VerdictSchema {
    static final Path FILE = Path.of("../docs/verdict.schema.json");

    private VerdictSchema() {}

    static JsonNode tree() throws IOException {
        return new ObjectMapper().readTree(FILE.toFile());
    }

    /** What the schema has against a document; nothing for a valid one. */
    static List<String> problems(byte[] json) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        tree(),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
        return schema.validate(new ObjectMapper().readTree(json)).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** Fails with what the schema has against it. */
    static void requireValid(byte[] json) throws IOException {
        assertThat(problems(json)).isEmpty();
    }
}
