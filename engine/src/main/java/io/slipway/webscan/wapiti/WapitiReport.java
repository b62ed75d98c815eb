package io.slipway.webscan.wapiti;

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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Wapiti's JSON report.
 *
 * @param version as it says itself
 * @param findings vulnerabilities and anomalies, each once
 */
record WapitiReport(String version, List<WebFinding> findings) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CWE = Pattern.compile("CWE-([0-9]{1,5})\\b");

    static WapitiReport read(InputStream content) throws DeliveryException, IOException {
        try {
            JsonNode root = JSON.readTree(content);
            if (!root.path("vulnerabilities").isObject()
                    || !root.path("infos").path("target").isTextual()) {
                throw new DeliveryException("Wapiti's report has no 'vulnerabilities' or no target: it could not look");
            }
            return of(root);
        } catch (JsonProcessingException e) {
            throw new DeliveryException(
                    "Wapiti's report is not JSON (line %d): it could not look"
                            .formatted(e.getLocation().getLineNr()),
                    e);
        }
    }

    private static WapitiReport of(JsonNode root) {
        List<WebFinding> findings = new ArrayList<>();
        for (String kind : List.of("vulnerabilities", "anomalies")) {
            root.path(kind).properties().forEach(category -> category.getValue()
                    .forEach(found -> findings.add(finding(category.getKey(), found, root))));
        }
        return new WapitiReport(
                root.path("infos").path("version").asText("").replace("Wapiti ", ""),
                findings.stream().distinct().toList());
    }

    private static WebFinding finding(String category, JsonNode found, JsonNode root) {
        String target = root.path("infos").path("target").asText();
        String parameter = found.path("parameter").asText("");
        String info = found.path("info").asText();
        return new WebFinding(
                category,
                severity(found.path("level").asInt()),
                target.replaceFirst("^(https?://[^/]*).*", "$1")
                        + found.path("path").asText(),
                found.path("method").asText(),
                parameter,
                parameter.isEmpty() ? info : "",
                cwe(root.path("classifications").path(category).path("ref")),
                info,
                true);
    }

    /** Wapiti's levels are 1 (low) to 4 (critical). */
    private static WebSeverity severity(int level) {
        return switch (level) {
            case 0 -> WebSeverity.INFO;
            case 1 -> WebSeverity.LOW;
            case 2 -> WebSeverity.MEDIUM;
            default -> WebSeverity.HIGH;
        };
    }

    /** It stands in the title of a reference, such as "CWE-79: Improper Neutralization …". */
    private static Optional<Integer> cwe(JsonNode references) {
        return references.properties().stream()
                .map(reference -> CWE.matcher(reference.getKey()))
                .filter(Matcher::find)
                .map(matcher -> Integer.valueOf(matcher.group(1)))
                .findFirst();
    }
}
