package io.slipway.scan.trivy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.host.DeliveryException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * What {@code trivy version --format json} says.
 *
 * @param version of Trivy
 * @param databaseDate when its vulnerability database was made
 */
record TrivyVersion(String version, Instant databaseDate) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static TrivyVersion parse(String answer) throws DeliveryException {
        try {
            JsonNode root = MAPPER.readTree(answer);
            String version = root.path("Version").asText();
            if (version.isEmpty()) {
                throw new DeliveryException("what is called trivy did not say its version, so it is not Trivy");
            }
            JsonNode made = root.path("VulnerabilityDB").path("UpdatedAt");
            if (made.isMissingNode()) {
                throw new DeliveryException(
                        "Trivy has no vulnerability database, or its metadata.json is damaged; let it download one, or correct trivy.cacheDirectory in the policy");
            }
            return new TrivyVersion(version, Instant.parse(made.asText()));
        } catch (JsonProcessingException | DateTimeParseException e) {
            throw new DeliveryException(
                    "what is called trivy did not answer 'version --format json' as Trivy does; correct the tool's path",
                    e);
        }
    }
}
