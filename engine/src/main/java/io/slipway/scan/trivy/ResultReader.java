package io.slipway.scan.trivy;

import io.slipway.gate.Finding;
import io.slipway.host.DeliveryException;
import io.slipway.scan.adapter.JsonCursor;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one entry of a report's {@code Results}: the packages of one type at one place, and what was found in them. */
final class ResultReader {
    private static final Set<String> OF_PACKAGES = Set.of("os-pkgs", "lang-pkgs");

    private final JsonCursor json;
    private final VulnerabilityReader vulnerabilities;
    private final List<Finding> findings;
    private final FileFindings files;
    private final Map<String, Integer> packages;
    private String target = "";
    private String kind = "";
    private String type = "";
    private int listed;
    private final Set<String> managers = new HashSet<>();
    private boolean foreign;

    ResultReader(JsonCursor json, List<Finding> findings, FileFindings files, Map<String, Integer> packages) {
        this.json = json;
        this.vulnerabilities = new VulnerabilityReader(json);
        this.findings = findings;
        this.files = files;
        this.packages = packages;
    }

    void read() throws DeliveryException, IOException {
        target = "";
        kind = "";
        type = "";
        listed = 0;
        managers.clear();
        int before = findings.size();
        json.object(this::field);
        files.end(target, kind);
        if (OF_PACKAGES.contains(kind)) {
            packages.merge(type, Math.max(listed, vulnerable(before)), Integer::sum);
            foreign |= managers.stream().anyMatch(manager -> PackageManagers.contradicts(manager, type));
        }
    }

    /** Whether packages were taken for those of a system that has no such packages. */
    boolean foreign() {
        return foreign;
    }

    private void field(String field) throws DeliveryException, IOException {
        switch (field) {
            case "Target" -> target = json.sharedText();
            case "Class" -> kind = json.sharedText();
            case "Type" -> type = json.sharedText();
            case "Packages" ->
                json.array(() -> {
                    listed++;
                    json.object(this::listed);
                });
            case "Vulnerabilities" -> json.array(() -> findings.add(vulnerabilities.read(type, target)));
            case "Secrets" -> json.array(() -> files.read(Finding.Kind.SECRET));
            case "Misconfigurations" -> json.array(() -> files.read(Finding.Kind.MISCONFIGURATION));
            case "ExperimentalModifiedFindings" ->
                json.array(() -> {
                    throw json.wrong("Trivy was told to suppress findings; scan without ignore files and VEX");
                });
            default -> json.skip();
        }
    }

    private void listed(String field) throws DeliveryException, IOException {
        if (field.equals("AnalyzedBy")) {
            managers.add(json.sharedText());
        }
    }

    /** A report may leave the list of packages out; those with findings were looked at in any case. */
    private int vulnerable(int before) {
        Map<String, Set<String>> versions = new HashMap<>();
        for (Finding finding : findings.subList(before, findings.size())) {
            versions.computeIfAbsent(finding.component().name(), any -> new HashSet<>(2))
                    .add(finding.component().version());
        }
        return versions.values().stream().mapToInt(Set::size).sum();
    }
}
