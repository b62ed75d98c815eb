package io.slipway.scan.clair;

import io.slipway.gate.Component;
import io.slipway.gate.Finding;
import io.slipway.gate.Score;
import io.slipway.host.DeliveryException;
import io.slipway.scan.adapter.JsonCursor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a vulnerability report of Clair v4 as a stream. It is a set of tables that refer to one another by number, in any order; of each
 * only what a finding needs is kept.
 */
final class ReportReader {
    private static final Set<String> TABLES = Set.of(
            "manifest_hash", "packages", "distributions", "environments", "vulnerabilities", "package_vulnerabilities");
    private static final String CVSS = "message/vnd.clair.map.vulnerability; enricher=clair.cvss";

    private final JsonCursor json;
    private final VulnerabilityTable vulnerabilities;
    private final EnrichmentTable enrichments;
    private final PackageTable packages;
    private final Map<String, List<String>> affected = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private Optional<ReportHeader> header = Optional.empty();
    private String manifest = "";

    private ReportReader(JsonCursor json) {
        this.json = json;
        this.vulnerabilities = new VulnerabilityTable(json);
        this.enrichments = new EnrichmentTable(json);
        this.packages = new PackageTable(json);
    }

    /**
     * @param name how messages name the report
     * @param in its content, not closed
     * @return what is kept of it
     * @throws DeliveryException if it is cut off, foreign or holds what cannot be
     * @throws IOException if it cannot be read
     */
    static ClairReport read(String name, InputStream in) throws DeliveryException, IOException {
        ReportReader[] reader = new ReportReader[1];
        JsonCursor.document(name, "a vulnerability report of Clair", in, cursor -> {
            reader[0] = new ReportReader(cursor);
            return reader[0]::table;
        });
        return reader[0].result(name);
    }

    private void table(String table) throws DeliveryException, IOException {
        seen.add(table);
        switch (table) {
            case ReportHeader.FIELD -> header = Optional.of(ReportHeader.read(json));
            case "manifest_hash" -> manifest = json.text();
            case "packages" -> json.object(packages::read);
            case "distributions" -> json.object(packages::readDistribution);
            case "environments" -> json.object(packages::readEnvironment);
            case "vulnerabilities" -> json.object(vulnerabilities::read);
            case "package_vulnerabilities" -> json.object(this::readAffected);
            case "enrichments" -> json.object(this::enrichment);
            default -> json.skip();
        }
    }

    private void readAffected(String id) throws DeliveryException, IOException {
        List<String> ids = new ArrayList<>();
        json.array(() -> ids.add(json.sharedText()));
        affected.put(id, ids);
    }

    private void enrichment(String type) throws DeliveryException, IOException {
        if (type.startsWith(CVSS)) {
            json.array(() -> json.object(enrichments::read));
        } else {
            json.skip();
        }
    }

    private ClairReport result(String name) throws DeliveryException {
        if (!seen.containsAll(TABLES)) {
            throw new DeliveryException(name + " is not a vulnerability report of Clair: it lacks "
                    + TABLES.stream()
                            .filter(table -> !seen.contains(table))
                            .sorted()
                            .findFirst()
                            .orElseThrow());
        }
        Map<String, Integer> counts = new TreeMap<>();
        packages.types().forEach(type -> counts.merge(type, 1, Integer::sum));
        return new ClairReport(header, manifest, packages.os(), counts, packages.components(), findings(name));
    }

    private List<Finding> findings(String name) throws DeliveryException {
        Map<String, VulnerabilityTable.Vulnerability> known = vulnerabilities.rows();
        Map<String, List<Score>> scores = enrichments.rows();
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, List<String>> entry : affected.entrySet()) {
            Component component = packages.component(entry.getKey())
                    .orElseThrow(() ->
                            new DeliveryException(name + " contradicts itself: it has no package " + entry.getKey()));
            for (String id : entry.getValue()) {
                VulnerabilityTable.Vulnerability vulnerability = known.get(id);
                if (vulnerability == null) {
                    throw new DeliveryException(name + " contradicts itself: it has no vulnerability " + id);
                }
                findings.add(vulnerability.in(component, scores.getOrDefault(id, List.of())));
            }
        }
        return findings;
    }
}
