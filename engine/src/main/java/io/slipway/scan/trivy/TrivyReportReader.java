package io.slipway.scan.trivy;

import io.slipway.gate.Finding;
import io.slipway.gate.OperatingSystem;
import io.slipway.host.DeliveryException;
import io.slipway.scan.adapter.JsonCursor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a JSON report of Trivy (schema 2) as a stream: what is kept grows with the findings, not with the file. */
final class TrivyReportReader {
    private static final int SCHEMA = 2;

    private final JsonCursor json;
    private final FileFindings files;
    private final ResultReader results;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final Map<String, Integer> packages = new TreeMap<>();
    private boolean schemaKnown;
    private String version = "";
    private String artifact = "";
    private String kind = "";
    private String imageId = "";
    private String family = "";
    private String osName = "";
    private boolean endOfLife;

    private TrivyReportReader(JsonCursor json) {
        this.json = json;
        this.files = new FileFindings(json);
        this.results = new ResultReader(json, findings, files, packages);
    }

    /**
     * @param name how messages name the report
     * @param in its content, not closed
     * @return what is kept of it
     * @throws DeliveryException if it is cut off, foreign, of an unknown schema or holds what cannot be
     * @throws IOException if it cannot be read
     */
    static TrivyReport read(String name, InputStream in) throws DeliveryException, IOException {
        TrivyReportReader[] reader = new TrivyReportReader[1];
        JsonCursor.document(name, "a report of Trivy", in, cursor -> {
            reader[0] = new TrivyReportReader(cursor);
            return reader[0]::report;
        });
        return reader[0].result(name);
    }

    private TrivyReport result(String name) throws DeliveryException {
        if (!schemaKnown) {
            throw new DeliveryException(name + " is not a report of Trivy: it has no SchemaVersion");
        }
        List<Finding> inFiles =
                files.found().stream().map(found -> found.in(artifact, kind)).toList();
        return new TrivyReport(
                version, artifact, kind, imageId, tags, os(), packages, findings, inFiles, files.configurations());
    }

    private Optional<OperatingSystem> os() {
        if (results.foreign()) {
            return Optional.of(OperatingSystem.UNRECOGNISED);
        }
        return family.isEmpty() ? Optional.empty() : Optional.of(new OperatingSystem(family, osName, endOfLife));
    }

    private void report(String field) throws DeliveryException, IOException {
        switch (field) {
            case "SchemaVersion" -> requireSchema();
            case "Trivy" ->
                json.object(inner -> {
                    if (inner.equals("Version")) {
                        version = json.text();
                    }
                });
            case "ArtifactName" -> artifact = json.text();
            case "ArtifactType" -> kind = json.text();
            case "Metadata" -> json.object(this::metadata);
            case "Results" -> json.array(() -> results.read());
            default -> json.skip();
        }
    }

    private void requireSchema() throws DeliveryException, IOException {
        String schema = json.number().toString();
        if (!schema.equals(Integer.toString(SCHEMA))) {
            throw json.wrong("its SchemaVersion is " + schema + ", only " + SCHEMA + " is known here");
        }
        schemaKnown = true;
    }

    private void metadata(String field) throws DeliveryException, IOException {
        switch (field) {
            case "OS" -> json.object(this::os);
            case "ImageID" -> imageId = json.text();
            case "RepoTags" -> json.array(() -> tags.add(json.text()));
            default -> json.skip();
        }
    }

    private void os(String field) throws DeliveryException, IOException {
        switch (field) {
            case "Family" -> family = json.text();
            case "Name" -> osName = json.text();
            case "EOSL" -> endOfLife = json.truth();
            default -> json.skip();
        }
    }
}
