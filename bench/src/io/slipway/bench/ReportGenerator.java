package io.slipway.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a report as Trivy 0.76 does, with findings that are made up: the same arguments give the same file. As there, the findings are in the
 * order of the packages, packages of one source share their vulnerabilities, and some vectors are far more frequent than others.
 */
final class ReportGenerator {
    private static final int OF_PACKAGE = 50;
    private static final int PACKAGES_OF_SOURCE = 4;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
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
            vulnerability(json, i / OF_PACKAGE, i % OF_PACKAGE, description);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void vulnerability(JsonGenerator json, int number, int nth, int description) throws IOException {
        int source = number / PACKAGES_OF_SOURCE;
        RANDOM.setSeed((source * 1_000L + nth) * SPREAD);
        String id = "CVE-%d-%05d".formatted(2000 + nth % 26, source * OF_PACKAGE + nth);
        String name = "package-%05d".formatted(number);
        String version = "1.%d.%d".formatted(source % 9, source % 7);
        json.writeStartObject();
        json.writeStringField("VulnerabilityID", id);
        json.writeStringField("PkgID", name + "@" + version);
        json.writeStringField("PkgName", name);
        json.writeObjectFieldStart("PkgIdentifier");
        json.writeStringField("PURL", "pkg:deb/debian/%s@%s?arch=amd64&distro=debian-12.5".formatted(name, version));
        json.writeStringField("UID", "%016x".formatted(number));
        json.writeEndObject();
        json.writeStringField("InstalledVersion", version);
        json.writeStringField("Status", nth % 3 == 0 ? "fixed" : "affected");
        json.writeObjectFieldStart("Layer");
        json.writeStringField("DiffID", "sha256:" + "1".repeat(64));
        json.writeEndObject();
        json.writeStringField("SeveritySource", "debian");
        json.writeStringField("PrimaryURL", "https://avd.aquasec.com/nvd/" + id.toLowerCase(Locale.ROOT));
        dataSource(json);
        json.writeStringField("Fingerprint", "sha256:%064x".formatted(number * OF_PACKAGE + nth));
        json.writeStringField("Title", id + ": " + WORDS);
        json.writeStringField("Description", WORDS.repeat(description / WORDS.length()));
        json.writeStringField("Severity", List.of("LOW", "MEDIUM", "HIGH", "CRITICAL").get(RANDOM.nextInt(4)));
        ratings(json);
        references(json, id);
        json.writeStringField("PublishedDate", "2024-02-09T13:15:41.187Z");
        json.writeStringField("LastModifiedDate", "2025-11-04T16:10:11.393Z");
        json.writeEndObject();
    }

    private static void dataSource(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("DataSource");
        json.writeStringField("ID", "debian");
        json.writeStringField("Name", "Debian Security Tracker");
        json.writeStringField("URL", "https://salsa.debian.org/security-tracker-team/security-tracker");
        json.writeEndObject();
    }

    private static void ratings(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("CweIDs");
        json.writeString("CWE-787");
        json.writeEndArray();
        json.writeObjectFieldStart("VendorSeverity");
        for (String source : List.of("alma", "debian", "nvd", "oracle-oval", "photon", "redhat", "ubuntu")) {
            json.writeNumberField(source, 1 + RANDOM.nextInt(4));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("CVSS");
        for (String source : List.of("nvd", "redhat")) {
            String vector = vector();
            json.writeObjectFieldStart(source);
            json.writeStringField("V3Vector", vector);
            json.writeNumberField(
                    "V3Score",
                    us.springett.cvss.Cvss.fromVector(vector).calculateScore().getBaseScore());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void references(JsonGenerator json, String id) throws IOException {
        json.writeArrayFieldStart("References");
        for (int reference = 0; reference < 8; reference++) {
            json.writeString("https://example.org/advisories/" + id + "/" + reference);
        }
        json.writeEndArray();
    }

    private static String vector() {
        return "CVSS:3.1/AV:%s/AC:%s/PR:%s/UI:%s/S:%s/C:%s/I:%s/A:%s"
                .formatted(
                        any("NNNNNLLLAP"), any("LLLLH"), any("NNNLLH"), any("NNR"), any("UUUUC"), any("HHNL"), any("HHNL"), any("HHHNL"));
    }

    private static char any(String letters) {
        return letters.charAt(RANDOM.nextInt(letters.length()));
    }
}
