package io.slipway.webscan.arachni;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.host.DeliveryException;
import io.slipway.webscan.WebFinding;
import io.slipway.webscan.WebSeverity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Arachni's JSON report.
 *
 * @param version as it says itself
 * @param findings each once
 * @param pages how many addresses answered; 0 where the target was not reached, of which the report says nothing else
 * @param checks that it was told to run
 */
record ArachniReport(String version, List<WebFinding> findings, int pages, List<String> checks) {
    private static final JsonMapper JSON = new JsonMapper();

    static ArachniReport read(InputStream content) throws DeliveryException, IOException {
        try {
            JsonNode root = JSON.readTree(content);
            if (!root.path("issues").isArray() || !root.path("sitemap").isObject()) {
                throw new DeliveryException("Arachni's report has no 'issues' or no 'sitemap': it could not look");
            }
            return of(root);
        } catch (JsonProcessingException e) {
            throw new DeliveryException(
                    "Arachni's report is not JSON (line %d): it could not look"
                            .formatted(e.getLocation().getLineNr()),
                    e);
        }
    }

    private static ArachniReport of(JsonNode root) {
        List<WebFinding> findings = new ArrayList<>();
        root.path("issues").forEach(issue -> findings.add(finding(issue)));
        List<String> checks = new ArrayList<>();
        root.path("options").path("checks").forEach(check -> checks.add(check.asText()));
        return new ArachniReport(
                root.path("version").asText(),
                findings.stream().distinct().toList(),
                root.path("sitemap").size(),
                checks);
    }

    private static WebFinding finding(JsonNode issue) {
        JsonNode vector = issue.path("vector");
        String action = vector.path("action").asText("");
        return new WebFinding(
                issue.path("name").asText(),
                severity(issue.path("severity").asText()),
                action.isEmpty() ? vector.path("url").asText() : action,
                vector.path("method").asText("get").toUpperCase(Locale.ROOT),
                vector.path("affected_input_name").asText(""),
                "",
                issue.path("cwe").isInt() ? Optional.of(issue.path("cwe").asInt()) : Optional.empty(),
                issue.path("proof").asText(""),
                issue.path("trusted").asBoolean());
    }

    private static WebSeverity severity(String word) {
        return switch (word) {
            case "low" -> WebSeverity.LOW;
            case "medium" -> WebSeverity.MEDIUM;
            case "informational" -> WebSeverity.INFO;
            default -> WebSeverity.HIGH;
        };
    }
}
