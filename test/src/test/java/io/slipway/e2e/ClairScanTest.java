package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.acceptance.Acceptances;
import io.slipway.gate.Disagreement;
import io.slipway.gate.Disagreement.Opinion;
import io.slipway.gate.Gate;
import io.slipway.gate.Judgement;
import io.slipway.gate.Platform;
import io.slipway.gate.Proof;
import io.slipway.gate.Verdict;
import io.slipway.gate.VerdictJson;
import io.slipway.host.DeliveryException;
import io.slipway.record.ToolVersion;
import io.slipway.scan.Replay;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Clair finds: the real one, with a real PostgreSQL and a registry that wants a password as its quarantine. */
@RealTools
class ClairScanTest extends ClairScanning {
    @Test
    void blocksAVulnerableImageAndProvesThatItLooked() throws Exception {
        bench(CLAIR.clair(), false);
        build(ZLIB + TAR);

        Verdict verdict = verdict(scan("clair"));

        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.BLOCK);
        assertThat(verdict.proof()).isEqualTo(Proof.PROVED);
        assertThat(verdict.blocking()).singleElement().satisfies(judgement -> assertThat(judgement.explanation())
                .startsWith("9.8 from nvd, CVSS 3.1, AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H: above 7.0"));
        // The NVD scores it by CVSS v2 alone, which Clair does not tell.
        assertThat(verdict.judgements())
                .filteredOn(judgement -> judgement.finding().id().equals("CVE-2005-2541"))
                .singleElement()
                .extracting(Judgement::explanation)
                .isEqualTo("no source scores it; severity LOW passes");
        assertThat(verdict.coverage().platforms())
                .containsExactly(
                        new Platform("debian 12", 2, Platform.Canary.FOUND, "CVE-2024-6387"),
                        new Platform("secrets and misconfigurations", 0, Platform.Canary.FOUND, "github-pat"));
        assertThat(verdict.coverage().databaseDate()).isPresent();
        assertThat(Files.readString(
                        bench.record.directory().resolve(bench.last().fact("sbom"))))
                .contains("pkg:deb/debian/zlib1g@1.2.13.dfsg-1?arch=amd64&distro=debian-12&epoch=1");
        assertNothingIsLeft();
    }

    @Test
    void passesAnImageInWhichNothingIsAboveTheThreshold() throws Exception {
        bench(CLAIR.clair(), false);
        build(TAR);

        assertThat(scan("clair")).containsEntry("verdict", "pass");
    }

    @Test
    void knowsPackagesOfLanguages() throws Exception {
        bench(CLAIR.clair(), false);
        bench.write("METADATA", "Metadata-Version: 2.1\nName: PyYAML\nVersion: 5.3\n\n");
        build(TAR, "COPY METADATA /usr/lib/python3/dist-packages/PyYAML-5.3.dist-info/METADATA");

        Verdict verdict = verdict(scan(List.of("clair", "trivy")));

        assertThat(verdict.proof()).isEqualTo(Proof.PROVED);
        assertThat(verdict.blocking()).singleElement().satisfies(judgement -> {
            assertThat(judgement.finding().id()).isEqualTo("CVE-2020-14343");
            assertThat(judgement.finding().named("GHSA-8q59-q68h-6hv4")).isTrue();
            assertThat(judgement.finding().fixedVersion()).isEqualTo("5.4");
        });
    }

    /** A canary is an image like others, and whoever scans it needs a canary too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            debian-11    | CVE-2022-0778 in libssl1.1 1.1.1k-1+deb11u1
            debian-13    | CVE-2024-6387 in openssh-server 1:9.7p1-4
            ubuntu-22.04 | CVE-2024-6387 in openssh-server 1:8.9p1-3
            ubuntu-24.04 | CVE-2024-6387 in openssh-server 1:9.6p1-3ubuntu13
            alpine-3.19  | CVE-2022-3602 in libssl3 3.0.5-r0
            alpine-3.20  | CVE-2022-3602 in libssl3 3.0.5-r0
            alpine-3.21  | CVE-2022-3602 in libssl3 3.0.5-r0
            jar          | CVE-2021-44228 in org.apache.logging.log4j:log4j-core 2.14.1
            """)
    void recognisesEachKindOfCanary(String canary, String outcome) throws Exception {
        bench(CLAIR.clair(), false);
        bench.write("Dockerfile", "FROM scratch\nCOPY root /\n");
        String resource = "/io/slipway/scan/clair/canary/" + canary + ".json";
        try (InputStream in = Replay.class.getResourceAsStream(resource)) {
            for (Map.Entry<String, JsonNode> file :
                    new ObjectMapper().readTree(in).properties()) {
                String content = file.getValue().asText();
                Path path = bench.write("root/" + file.getKey(), content);
                if (content.startsWith("base64:")) {
                    Files.write(path, Base64.getDecoder().decode(content.substring("base64:".length())));
                }
            }
        }
        bench.call("buildImage", Map.of("image", IMAGE));

        assertThatThrownBy(() -> bench.call("scanImage", Map.of("image", IMAGE, "scanner", "clair")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(outcome);
        assertNothingIsLeft();
    }

    @Test
    void letsTwoScannersLookAtOnceAndListsWhereTheyDisagree() throws Exception {
        bench(CLAIR.clair(), false);
        build(ZLIB + TAR);

        Map<String, Object> result = scan(List.of("trivy", "clair"));

        Verdict verdict = verdict(result);
        assertThat(verdict.scanners()).extracting(ToolVersion::name).containsExactly("clair", "trivy");
        assertThat(verdict.blocking()).hasSize(1);
        assertThat(verdict.disagreements())
                .filteredOn(one -> one.id().equals("CVE-2005-2541"))
                .containsExactly(new Disagreement(
                        "CVE-2005-2541",
                        "tar",
                        "1.34+dfsg-1.2+deb12u1",
                        List.of(
                                new Opinion("clair", "unscored, severity LOW"),
                                new Opinion("trivy", "7.0 from redhat, CVSS 3.1"))));
        assertThat(bench.console).anyMatch(line -> line.startsWith("the scanners disagree on "));
        assertThat(replayed("clair-report.json", "trivy-report.json"))
                .isEqualTo(replayed("trivy-report.json", "clair-report.json"))
                .contains("CVE-2023-45853")
                .contains("not above 7.0");
    }

    @Test
    void hasNoVerdictWhereOneOfTwoScannersCouldNotLook() throws Exception {
        bench(CLAIR.clair(), false);
        build(TAR);
        Files.delete(directory.resolve("trivy/db/trivy.db"));

        assertThatThrownBy(() -> scan(List.of("trivy", "clair"))).hasMessageStartingWith("no verdict on " + IMAGE);
        assertNothingIsLeft();
    }

    private String replayed(String... reports) throws Exception {
        List<Path> files = new ArrayList<>();
        for (String report : reports) {
            files.add(bench.record.directory().resolve("evidence").resolve(report));
        }
        Gate gate = new Gate("p", DebianImage.rules(), Instant.parse("2026-11-21T12:00:00Z"));
        List<Verdict> verdicts = Replay.judge(files, Acceptances.NONE, gate);
        assertThat(verdicts).hasSize(1);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        VerdictJson.write(verdicts.get(0), json);
        return json.toString(StandardCharsets.UTF_8);
    }

    private static Verdict verdict(Map<String, Object> result) throws Exception {
        Path file = Path.of((String) result.get("report"));
        try (InputStream in = Files.newInputStream(file)) {
            return VerdictJson.read(file.toString(), in);
        }
    }
}
