package io.slipway.scan.trivy;

import io.slipway.gate.Finding;
import io.slipway.gate.Finding.Kind;
import io.slipway.gate.Severity;
import io.slipway.host.DeliveryException;
import io.slipway.scan.adapter.JsonCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the secrets and misconfigurations of a report: rule, file and lines, never what stands there. */
final class FileFindings {
    private static final String OF_CONFIGURATIONS = "config";
    private static final String IMAGE = "container_image";

    private final JsonCursor json;
    private final List<Found> found = new ArrayList<>();
    private final List<String> configurations = new ArrayList<>();
    private final List<Found> here = new ArrayList<>();
    private String rule = "";
    private String title = "";
    private String url = "";
    private String severity = "";
    private String status = "";
    private int first;
    private int last;

    /**
     * One of them, of which the report has not said yet what it is a report of.
     *
     * @param finding in the file that the report names
     */
    record Found(Finding finding) {
        Finding in(String artifact, String artifactKind) {
            boolean image = artifactKind.equals(IMAGE);
            String file = finding.component().name();
            // Trivy says the archive's path, which is another each time.
            boolean configuration = image && (file.equals(artifact) || file.startsWith(artifact + " ("));
            return Finding.inFile(
                    finding.kind(),
                    finding.id(),
                    configuration ? "image configuration" : file,
                    finding.component().version(),
                    image ? "image" : "checkout",
                    finding.severity(),
                    finding.title(),
                    finding.url());
        }
    }

    FileFindings(JsonCursor json) {
        this.json = json;
    }

    List<Found> found() {
        return found;
    }

    List<String> configurations() {
        return configurations;
    }

    void read(Kind kind) throws DeliveryException, IOException {
        rule = title = url = severity = status = "";
        first = last = 0;
        json.object(this::field);
        if (rule.isBlank()) {
            throw json.wrong("a secret or misconfiguration without RuleID or ID");
        }
        if (!status.equals("PASS")) {
            here.add(new Found(Finding.inFile(kind, rule, "?", lines(), "", Severity.of(severity), title, url)));
        }
    }

    /** The file's name may stand behind what was found in it. */
    void end(String target, String kind) {
        here.forEach(each -> found.add(new Found(Finding.inFile(
                each.finding().kind(),
                each.finding().id(),
                target,
                each.finding().component().version(),
                "",
                each.finding().severity(),
                each.finding().title(),
                each.finding().url()))));
        here.clear();
        if (kind.equals(OF_CONFIGURATIONS)) {
            configurations.add(target);
        }
    }

    private String lines() {
        if (first <= 0) {
            return "";
        }
        return last <= first ? "line " + first : "lines " + first + "-" + last;
    }

    private void field(String field) throws DeliveryException, IOException {
        switch (field) {
            case "RuleID", "ID" -> rule = json.text();
            case "Title" -> title = json.text();
            case "PrimaryURL" -> url = json.text();
            case "Severity" -> severity = json.text();
            case "Status" -> status = json.text();
            case "CauseMetadata" -> json.object(this::place);
            default -> place(field);
        }
    }

    private void place(String field) throws DeliveryException, IOException {
        switch (field) {
            case "StartLine" -> first = json.number().intValue();
            case "EndLine" -> last = json.number().intValue();
            default -> json.skip();
        }
    }
}
