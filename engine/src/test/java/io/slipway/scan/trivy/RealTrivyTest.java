package io.slipway.scan.trivy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.TestDelivery;
import io.slipway.gate.Coverage;
import io.slipway.gate.Finding;
import io.slipway.gate.Inspection;
import io.slipway.gate.OperatingSystem;
import io.slipway.gate.Platform;
import io.slipway.gate.Proof;
import io.slipway.gate.Verdict;
import io.slipway.scan.adapter.Parallel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The real Trivy on archives made here, with the small database of the sample. */
@WithRealTrivy
class RealTrivyTest extends TrivyScanning {
    @Test
    void findsWhatTheDatabaseKnowsAndProvesIt() throws Exception {
        Inspection inspection = inspect(TestArchive.debian(directory, "12.5", TestArchive.ZLIB + TestArchive.TAR));
        assertThat(inspection.findings()).extracting(Finding::id).contains("CVE-2023-45853", "CVE-2005-2541");
        assertThat(inspection.coverage())
                .isEqualTo(new Coverage(
                        Optional.of(new OperatingSystem("debian", "12.5", false)),
                        List.of(new Platform("debian 12", 2, Platform.Canary.FOUND, "CVE-2024-6387")),
                        Optional.of(made)));
        Verdict verdict = judge(inspection);
        assertThat(verdict.proof()).isEqualTo(Proof.PROVED);
        assertThat(verdict.blocking()).singleElement().satisfies(judgement -> assertThat(judgement.explanation())
                .startsWith("9.8 from nvd, CVSS 3.1, AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H: above 7.0"));
    }

    @Test
    void keepsABillOfMaterialsThatNamesTheImageAndItsPackages() throws Exception {
        TestArchive archive = TestArchive.debian(directory, "12.5", TestArchive.ZLIB + TestArchive.TAR);
        try (TestDelivery delivery = delivery()) {
            inspect(archive, delivery);
            Path kept = delivery.recordDirectory()
                    .resolve(delivery.entry().facts().get("sbom").toString());
            JsonNode sbom = new ObjectMapper().readTree(kept.toFile());
            assertThat(sbom.path("bomFormat").asText()).isEqualTo("CycloneDX");
            assertThat(sbom.path("metadata").path("component").path("name").asText())
                    .isEqualTo("demo/api:1");
            assertThat(sbom.path("components").findValuesAsText("name")).contains("zlib1g", "tar");
            assertThat(Files.readString(kept)).doesNotContain(archive.file().toString());
        }
    }

    @Test
    void provesEveryEcosystemOfTheImage() throws Exception {
        Map<String, String> files = new LinkedHashMap<>(TestArchive.system("12.5", TestArchive.TAR));
        files.put(
                "usr/lib/python3/dist-packages/PyYAML-5.3.dist-info/METADATA",
                "Metadata-Version: 2.1\nName: PyYAML\nVersion: 5.3\n\n");
        Inspection inspection = inspect(TestArchive.of(directory, files));
        assertThat(inspection.coverage().platforms())
                .extracting(Platform::name, Platform::canaryId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("debian 12", "CVE-2024-6387"),
                        org.assertj.core.groups.Tuple.tuple("python-pkg", "CVE-2020-14343"));
        assertThat(inspection.findings())
                .filteredOn(finding -> finding.id().equals("CVE-2020-14343"))
                .singleElement()
                .extracting(Finding::aliases)
                .isEqualTo(List.of("GHSA-8q59-q68h-6hv4"));
    }

    @Test
    void passesAnImageOnlyWithFindingsBelowTheThreshold() throws Exception {
        Verdict verdict = judge(inspect(TestArchive.debian(directory, "12.5", TestArchive.TAR)));
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PASS);
        assertThat(verdict.judgements()).isNotEmpty();
    }

    @Test
    void isNotSwayedByFilesAndVariablesOfTheApplication() throws Exception {
        Path workspace = Files.createDirectories(directory.resolve("workspace"));
        Files.writeString(workspace.resolve(".trivyignore"), "CVE-2023-45853\n");
        Files.writeString(workspace.resolve("trivy.yaml"), "severity: [LOW]\n");
        Inspection inspection = inspect(TestArchive.debian(directory, "12.5", TestArchive.ZLIB));
        assertThat(inspection.findings()).extracting(Finding::id).contains("CVE-2023-45853");
    }

    @Test
    void scansTwoImagesAtOnceWithAReadOnlyDatabase() throws Exception {
        assertThat(cache.resolve("db").toFile().setWritable(false)).isTrue();
        assertThat(cache.toFile().setWritable(false)).isTrue();
        TestArchive one = TestArchive.debian(directory, "12.5", TestArchive.ZLIB);
        TestArchive other = TestArchive.debian(directory, "12.5", TestArchive.TAR);
        List<Inspection> both = Parallel.all(List.of(() -> unchecked(one), () -> unchecked(other)));
        assertThat(both).extracting(Inspection::configDigest).containsExactly(one.configDigest(), other.configDigest());
        cache.toFile().setWritable(true);
        cache.resolve("db").toFile().setWritable(true);
    }

    @Test
    void keepsTheReportAsEvidenceAndReplaysItToTheSameDecisions() throws Exception {
        TestArchive archive = TestArchive.debian(directory, "12.5", TestArchive.ZLIB + TestArchive.TAR);
        try (TestDelivery delivery = delivery()) {
            Inspection inspection = inspect(archive, delivery);
            Path kept = delivery.recordDirectory()
                    .resolve(delivery.entry().evidence().get(0).path());
            Inspection stored = StoredReport.read("stored", Files.newInputStream(kept));
            assertThat(stored.findings()).isEqualTo(inspection.findings());
            assertThat(stored.configDigest()).isEqualTo(archive.configDigest());
            assertThat(delivery.entry().tools()).extracting(Object::toString).anyMatch(tool -> tool.contains("trivy"));
        }
    }

    @Test
    void letsAServerMatchWithTheServersDatabase() throws Exception {
        try (TrivyServerProcess started = TrivyServerProcess.start(cache, "s3cret")) {
            server = Optional.of(started.rules());
            token = "s3cret";
            Path servers = cache;
            cache = directory.resolve("none");
            Inspection inspection = inspect(TestArchive.debian(directory, "12.5", TestArchive.ZLIB));
            assertThat(inspection.findings()).extracting(Finding::id).contains("CVE-2023-45853");
            assertThat(inspection.coverage().platforms())
                    .containsExactly(new Platform("debian 12", 1, Platform.Canary.FOUND, "CVE-2024-6387"));
            assertThat(inspection.coverage().databaseDate()).contains(made);
            assertThat(cache).doesNotExist();

            token = "wrong";
            refuses("unauthenticated");

            cache = servers;
        }
        refuses("Trivy's server " + server.orElseThrow().url() + " does not answer");
    }

    @Test
    void saysWhyTheDatabaseCouldNotBeDownloaded() throws Exception {
        Files.delete(cache.resolve("db/trivy.db"));
        Files.delete(cache.resolve("db/metadata.json"));
        offline = false;
        refuses("failed to download vulnerability DB");
    }

    @Test
    void usesTheDatabaseAtHandWhenTheUpdateFails() throws Exception {
        offline = false;
        Path metadata = cache.resolve("db/metadata.json");
        Files.writeString(
                metadata,
                Files.readString(metadata).replaceAll("(\"(?:NextUpdate|DownloadedAt)\": *\")20..", "$12020"));
        try (TestDelivery delivery = delivery()) {
            Inspection inspection = inspect(TestArchive.debian(directory, "12.5", TestArchive.ZLIB), delivery);
            assertThat(inspection.findings()).extracting(Finding::id).contains("CVE-2023-45853");
            assertThat(delivery.console).anyMatch(line -> line.startsWith("the database could not be updated"));
        }
    }
}
