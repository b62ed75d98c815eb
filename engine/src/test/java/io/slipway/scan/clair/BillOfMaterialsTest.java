package io.slipway.scan.clair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.CycloneDxSchema;
import io.slipway.gate.Coverage;
import io.slipway.gate.Inspection;
import io.slipway.record.ToolVersion;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of recorded reports of the real Clair. */
class BillOfMaterialsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T16:00:00.5Z");

    @Test
    void namesTheImageTheSystemAndEveryPackage() throws Exception {
        JsonNode bill = bill(RecordedClair.response("13-vulnerability-report"));

        CycloneDxSchema.requireValid(bill);
        assertThat(bill.at("/metadata/timestamp").asText()).isEqualTo("2026-11-21T16:00:00Z");
        assertThat(bill.at("/metadata/component/name").asText()).isEqualTo("demo/api:1");
        assertThat(bill.at("/metadata/component/properties/0/value").asText()).isEqualTo("sha256:0");
        assertThat(bill.at("/metadata/tools/components/0/name").asText()).isEqualTo("clair");
        JsonNode components = bill.path("components");
        assertThat(components).hasSize(123);
        assertThat(components.get(0).path("type").asText()).isEqualTo("operating-system");
        assertThat(components.get(0).path("version").asText()).isEqualTo("12");
        assertThat(bill.findValuesAsText("bom-ref")).doesNotHaveDuplicates();
        JsonNode zlib = component(components, "zlib1g");
        assertThat(zlib.path("version").asText()).isEqualTo("1:1.2.13.dfsg-1");
        assertThat(zlib.path("purl").asText())
                .isEqualTo("pkg:deb/debian/zlib1g@1.2.13.dfsg-1?arch=amd64&distro=debian-12&epoch=1");
    }

    @Test
    void hasPackagesOfLanguages() throws Exception {
        JsonNode bill = bill(RecordedClair.response("61-report-with-python"));

        CycloneDxSchema.requireValid(bill);
        assertThat(bill.path("components").findValuesAsText("purl")).contains("pkg:pypi/pyyaml@5.3");
    }

    @Test
    void leavesOutThePackageUrlOfAKindThatHasNone() throws Exception {
        String unknown =
                RecordedClair.response("13-vulnerability-report").replace("\"did\":\"debian\"", "\"did\":\"plan9\"");
        JsonNode bill = bill(unknown);

        CycloneDxSchema.requireValid(bill);
        assertThat(component(bill.path("components"), "zlib1g").has("purl")).isFalse();
    }

    @Test
    void isTheSameForTheSameScanOnly() throws Exception {
        String report = RecordedClair.response("61-report-with-python");

        assertThat(bill(report)).isEqualTo(bill(report));
        assertThat(bill(report, NOW.plusSeconds(1)).path("serialNumber"))
                .isNotEqualTo(bill(report).path("serialNumber"));
    }

    private static JsonNode component(JsonNode components, String name) {
        for (JsonNode component : components) {
            if (component.path("name").asText().equals(name)) {
                return component;
            }
        }
        throw new AssertionError("no " + name);
    }

    private static JsonNode bill(String report) throws Exception {
        return bill(report, NOW);
    }

    private static JsonNode bill(String text, Instant now) throws Exception {
        ClairReport report =
                ReportReader.read("report", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        Inspection inspection = new Inspection(
                "demo/api:1",
                List.of("demo/api"),
                "sha256:0",
                report.findings(),
                new Coverage(report.os(), List.of(), Optional.of(NOW)),
                List.of(new ToolVersion("clair", "v4")));
        return new ObjectMapper().readTree(BillOfMaterials.of(inspection, report.components(), now));
    }
}
