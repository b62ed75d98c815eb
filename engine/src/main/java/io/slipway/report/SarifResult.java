package io.slipway.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.slipway.config.Words;
import io.slipway.digest.Sha256;
import io.slipway.gate.Component;
import io.slipway.gate.Decision;
import io.slipway.gate.Finding;
import io.slipway.gate.Judgement;
import io.slipway.gate.Score;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A judgement as a result of SARIF (§3.27). */
final class SarifResult {
    private SarifResult() {}

    /**
     * @param judgement what to write
     * @param rule the place of its vulnerability among the rules
     * @param json where, inside an array
     * @throws IOException if it cannot be written
     */
    static void write(Judgement judgement, int rule, JsonGenerator json) throws IOException {
        Finding finding = judgement.finding();
        json.writeStartObject();
        text(json, "ruleId", finding.id());
        json.writeNumberField("ruleIndex", rule);
        text(json, "level", level(judgement.decision()));
        json.writeObjectFieldStart("message");
        text(
                json,
                "text",
                (finding.component().name() + " " + finding.component().version()).strip() + ": "
                        + judgement.explanation());
        json.writeEndObject();
        location(finding.kind(), finding.component(), json);
        json.writeObjectFieldStart("partialFingerprints");
        text(json, "slipwayFinding/v1", fingerprint(finding));
        json.writeEndObject();
        suppressions(judgement, json);
        properties(judgement, json);
        json.writeEndObject();
    }

    private static String level(Decision decision) {
        return decision.blocks() ? "error" : decision == Decision.ACCEPTED ? "warning" : "note";
    }

    private static void location(Finding.Kind kind, Component component, JsonGenerator json) throws IOException {
        boolean vulnerability = kind == Finding.Kind.VULNERABILITY;
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        text(
                json,
                "uri",
                relative(!vulnerability || component.target().isBlank() ? component.name() : component.target()));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", vulnerability ? 1 : line(component));
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("logicalLocations");
        json.writeStartObject();
        text(json, "kind", vulnerability ? "package" : "resource");
        text(
                json,
                "fullyQualifiedName",
                component.purl().isEmpty() ? component.name() + "@" + component.version() : component.purl());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static int line(Component component) {
        Matcher number = Pattern.compile("\\d{1,9}").matcher(component.version());
        return number.find() ? Math.max(1, Integer.parseInt(number.group())) : 1;
    }

    /** A relative reference (RFC 3986) to a place inside the image, whatever the scanner calls it. */
    private static String relative(String place) {
        try {
            return new URI(null, null, "/" + Visible.of(place), null)
                    .toASCIIString()
                    .replaceFirst("^/+", "")
                    .replace(":", "%3A");
        } catch (URISyntaxException e) {
            return "image";
        }
    }

    /** Stays the same when the package's version changes, so that tools see one finding over time. */
    private static String fingerprint(Finding finding) {
        return Sha256.of(String.join(
                "\n",
                finding.id(),
                finding.component().name(),
                finding.component().type()));
    }

    private static void suppressions(Judgement judgement, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("suppressions");
        if (judgement.decision() == Decision.ACCEPTED) {
            json.writeStartObject();
            text(json, "kind", "external");
            text(json, "status", "accepted");
            text(
                    json,
                    "justification",
                    judgement
                            .acceptance()
                            .map(FindingRow.Ruling::of)
                            .map(ruling -> "%s, by %s: %s".formatted(ruling.decision(), ruling.by(), ruling.reason()))
                            .orElse(judgement.explanation()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void properties(Judgement judgement, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("properties");
        text(json, "decision", Words.of(judgement.decision()));
        if (judgement.decisive().isPresent()) {
            Score score = judgement.decisive().get();
            json.writeNumberField("score", score.value());
            text(json, "source", score.source());
            text(json, "cvss", score.version().number());
            text(json, "vector", score.vector());
        }
        text(json, "fixedVersion", judgement.finding().fixedVersion());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        json.writeStringField(name, Visible.of(value));
    }
}
