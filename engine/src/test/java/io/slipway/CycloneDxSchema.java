package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** The official schemas of CycloneDX. */
public final class CycloneDxSchema {
    private static final String ADDRESS = "http://cyclonedx.org/schema/";

    private CycloneDxSchema() {}

    /** What the schema of the document's own version has against it; nothing for a valid one. */
    public static List<String> problems(JsonNode document) {
        String schema = ADDRESS + "bom-" + document.path("specVersion").asText() + ".schema.json";
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V7,
                        builder -> builder.schemaMappers(mappers -> mappers.mapPrefix(ADDRESS, "classpath:/")))
                .getSchema(SchemaLocation.of(schema), config)
                .validate(document)
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** Fails with what the schema has against it. */
    public static void requireValid(JsonNode document) {
        assertThat(document.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(problems(document)).isEmpty();
    }
}
