package io.slipway.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.slipway.gate.Judgement;
import io.slipway.gate.Verdict;
import io.slipway.record.Outcome;
import io.slipway.record.Source;
import io.slipway.record.ToolVersion;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the findings as SARIF 2.1.0 (OASIS): one run for each scan of an image. A scan without a verdict is a run that was not
 * successful, never one without results.
 */
final class SarifReport {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private SarifReport(JsonGenerator json) {
        this.json = json;
    }

    /**
     * @param run what to write
     * @param to where; written as it is made, not closed
     * @throws IOException if it cannot be written
     */
    static void write(Run run, Writer to) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(to).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.useDefaultPrettyPrinter();
            SarifReport report = new SarifReport(json);
            json.writeStartObject();
            json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            for (RecordedScan scan : run.scans()) {
                report.scan(run, scan);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void scan(Run run, RecordedScan scan) throws IOException {
        Map<String, Integer> rules = rules(scan);
        json.writeStartObject();
        tool(scan, rules);
        json.writeObjectFieldStart("automationDetails");
        text("id", "slipway/" + scan.image());
        json.writeEndObject();
        invocation(scan);
        if (run.header().source().isPresent()) {
            provenance(run.header().source().get());
        }
        // Without results the run says "not looked"; an empty list would say "nothing found".
        if (scan.verdict().isPresent()) {
            results(scan.verdict().get(), rules);
        }
        json.writeEndObject();
    }

    private static Map<String, Integer> rules(RecordedScan scan) {
        Map<String, Integer> rules = new LinkedHashMap<>();
        scan.verdict().stream()
                .flatMap(verdict -> verdict.judgements().stream())
                .forEach(judgement -> rules.putIfAbsent(judgement.finding().id(), rules.size()));
        return rules;
    }

    private void tool(RecordedScan scan, Map<String, Integer> rules) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        text("name", "Slipway gate");
        json.writeArrayFieldStart("rules");
        if (scan.verdict().isPresent()) {
            SarifRule.write(scan.verdict().get(), rules.keySet(), json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayFieldStart("extensions");
        for (ToolVersion tool : scan.entry().tools()) {
            json.writeStartObject();
            text("name", tool.name());
            text("version", tool.version());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void invocation(RecordedScan scan) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", scan.verdict().isPresent());
        text("startTimeUtc", scan.entry().started().toString());
        text("endTimeUtc", scan.entry().ended().toString());
        if (scan.entry().outcome() != Outcome.PASSED || !scan.trouble().isEmpty()) {
            notification(scan.trouble().isEmpty() ? scan.entry().message() : scan.trouble());
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    private void notification(String message) throws IOException {
        json.writeArrayFieldStart("toolExecutionNotifications");
        json.writeStartObject();
        text("level", "error");
        json.writeObjectFieldStart("message");
        text("text", message.isEmpty() ? "the scan left no verdict behind" : message);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void provenance(Source source) throws IOException {
        String repository = Link.external(source.url());
        if (repository.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("versionControlProvenance");
        json.writeStartObject();
        text("repositoryUri", repository);
        text("revisionId", source.commit());
        if (source.branch().isPresent()) {
            text("branch", source.branch().get());
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    private void results(Verdict verdict, Map<String, Integer> rules) throws IOException {
        json.writeArrayFieldStart("results");
        for (Judgement judgement : verdict.judgements()) {
            SarifResult.write(judgement, rules.get(judgement.finding().id()), json);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("properties");
        text("image", verdict.image());
        text("configDigest", verdict.configDigest());
        text("verdict", io.slipway.config.Words.of(verdict.kind()));
        text("proof", io.slipway.config.Words.of(verdict.proof()));
        json.writeNumberField("threshold", verdict.threshold());
        json.writeEndObject();
    }

    private void text(String name, String value) throws IOException {
        json.writeStringField(name, Visible.of(value));
    }
}
