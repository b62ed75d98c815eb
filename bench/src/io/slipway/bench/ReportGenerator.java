package io.slipway.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Writes a report as Trivy 0.76 does, with findings that are made up: the same arguments give the same file. */
final class ReportGenerator {
    private static final Random RANDOM = new Random(42);
    private static final String WORDS = "A flaw in the parser lets a remote attacker write past the end of a buffer. ";

    private ReportGenerator() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        int findings = Integer.parseInt(arguments[1]);
        int description = Integer.parseInt(arguments[2]);
        try (JsonGenerator json =
                new JsonFactory().createGenerator(new BufferedOutputStream(Files.newOutputStream(file)))) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            report(json, findings, description);
        }
        System.out.printf("%s: %d MB, %d findings%n", file, Files.size(file) / 1_000_000, findings);
    }

    private static void report(JsonGenerator json, int findings, int description) throws IOException {
        json.writeStartObject();
        json.writeNumberField("SchemaVersion", 2);
        json.writeStringField("ArtifactName", "bench/image:1");
        json.writeStringField("ArtifactType", "container_image");
        json.writeObjectFieldStart("Metadata");
        json.writeObjectFieldStart("OS");
        json.writeStringField("Family", "debian");
        json.writeStringField("Name", "12.5");
        json.writeEndObject();
        json.writeStringField("ImageID", "sha256:" + "0".repeat(64));
        json.writeEndObject();
        json.writeArrayFieldStart("Results");
        json.writeStartObject();
        json.writeStringField("Target", "bench/image:1 (debian 12.5)");
        json.writeStringField("Class", "os-pkgs");
        json.writeStringField("Type", "debian");
        json.writeArrayFieldStart("Vulnerabilities");
        for (int i = 0; i < findings; i++) {
            vulnerability(json, i, description);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void vulnerability(JsonGenerator json, int i, int description) throws IOException {
        String id = "CVE-%d-%05d".formatted(2000 + i % 26, i);
        String name = "package-" + i % 400;
        json.writeStartObject();
        json.writeStringField("VulnerabilityID", id);
        json.writeStringField("PkgID", name + "@1.2." + i % 7);
        json.writeStringField("PkgName", name);
        json.writeObjectFieldStart("PkgIdentifier");
        json.writeStringField("PURL", "pkg:deb/debian/%s@1.2.%d?arch=amd64&distro=debian-12.5".formatted(name, i % 7));
        json.writeStringField("UID", Long.toHexString(RANDOM.nextLong()));
        json.writeEndObject();
        json.writeStringField("InstalledVersion", "1.2." + i % 7);
        json.writeStringField("Status", i % 3 == 0 ? "fixed" : "affected");
        json.writeObjectFieldStart("Layer");
        json.writeStringField("DiffID", "sha256:" + "1".repeat(64));
        json.writeEndObject();
        json.writeStringField("SeveritySource", "debian");
        json.writeStringField("PrimaryURL", "https://avd.aquasec.com/nvd/" + id);
        json.writeObjectFieldStart("DataSource");
        json.writeStringField("ID", "debian");
        json.writeStringField("Name", "Debian Security Tracker");
        json.writeEndObject();
        json.writeStringField("Title", id + ": " + WORDS);
        json.writeStringField("Description", WORDS.repeat(description / WORDS.length()));
        json.writeStringField("Severity", List.of("LOW", "MEDIUM", "HIGH", "CRITICAL").get(i % 4));
        cvss(json);
        json.writeArrayFieldStart("References");
        for (int reference = 0; reference < 6; reference++) {
            json.writeString("https://example.org/advisories/" + id + "/" + reference);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void cvss(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("CVSS");
        for (String source : List.of("nvd", "redhat")) {
            json.writeObjectFieldStart(source);
            json.writeStringField(
                    "V3Vector",
                    "CVSS:3.1/AV:%s/AC:%s/PR:%s/UI:%s/S:U/C:%s/I:%s/A:%s"
                            .formatted(any("NALP"), any("LH"), any("NLH"), any("NR"), any("NLH"), any("NLH"), any("NLH")));
            json.writeNumberField("V3Score", RANDOM.nextInt(100) / 10.0);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static char any(String letters) {
        return letters.charAt(RANDOM.nextInt(letters.length()));
    }
}
