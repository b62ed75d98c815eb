package io.slipway.scan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Whose report a file is, by its content. */
enum ReportFormat {
    /** A JSON report of Trivy. Also what is no known report at all: its reader says so. */
    TRIVY,
    /** A vulnerability report of Clair v4. */
    CLAIR;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final Set<String> OF_TRIVY = Set.of("SchemaVersion", "ArtifactName", "Results");
    private static final Set<String> OF_CLAIR = Set.of("slipway", "manifest_hash", "package_vulnerabilities");

    /** Reads no more than it needs: the first field of each format is its own. */
    static ReportFormat of(InputStream in) throws IOException {
        try (JsonParser json = FACTORY.createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return TRIVY;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                if (OF_TRIVY.contains(field)) {
                    return TRIVY;
                }
                if (OF_CLAIR.contains(field)) {
                    return CLAIR;
                }
                json.nextToken();
                json.skipChildren();
            }
            return TRIVY;
        } catch (JacksonException e) {
            return TRIVY;
        }
    }
}
