package io.slipway.scan.trivy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.TestDelivery;
import io.slipway.acceptance.Acceptances;
import io.slipway.credentials.Credential.SecretText;
import io.slipway.gate.Coverage;
import io.slipway.gate.Finding;
import io.slipway.gate.Gate;
import io.slipway.gate.Inspection;
import io.slipway.gate.OperatingSystem;
import io.slipway.gate.Platform;
import io.slipway.gate.Proof;
import io.slipway.gate.Verdict;
import io.slipway.host.DeliveryException;
import io.slipway.host.Secret;
import io.slipway.policy.GateRules;
import io.slipway.policy.Policy;
import io.slipway.policy.ScannerRules;
import io.slipway.policy.ServerRules;
import io.slipway.scan.adapter.ArchiveScan;
import io.slipway.scan.adapter.Parallel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real Trivy on archives made here, with the small database of the sample. */
@WithRealTrivy
class RealTrivyTest {
    private static final Path DATABASE = Path.of("../sample/vulnerability-database/db");

    private static final Map<String, String> MISLEADING = Map.of(
            "etc/alpine-release", "3.20.1\n",
            "etc/rocky-release", "Rocky Linux release 9.3 (Blue Onyx)\n",
            "etc/system-release", "Amazon Linux release 2023 (Amazon Linux)\n");

    @TempDir
    private Path directory;

    private Path cache;
    private Instant made;
    private boolean offline = true;
    private Optional<ServerRules> server = Optional.empty();
    private String token = "";

    @BeforeEach
    void copyDatabase() throws IOException {
        cache = Files.createDirectories(directory.resolve("cache"));
        Files.createDirectories(cache.resolve("db"));
        for (String name : List.of("trivy.db", "metadata.json")) {
            Files.copy(DATABASE.resolve(name), cache.resolve("db").resolve(name));
        }
        made = Instant.parse(Files.readString(cache.resolve("db/metadata.json"))
                .replaceAll("(?s).*\"UpdatedAt\": *\"([^\"]+)\".*", "$1"));
    }

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
    void givesNoVerdictOnAnImageInWhichNothingIsRecognised() throws Exception {
        Inspection inspection = inspect(TestArchive.of(directory, Map.of("bin/x", "x")));
        assertThatThrownBy(() -> judge(inspection))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("recognised no package");
    }

    @Test
    void givesNoVerdictOnASystemWhosePackageDatabaseIsGone() throws Exception {
        Inspection inspection = inspect(TestArchive.debian(directory, "12.5", ""));
        assertThatThrownBy(() -> judge(inspection)).hasMessageContaining("recognised no package");
    }

    /** What somebody could put into a Dockerfile so that Trivy looks for nothing, and reports a success. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            var/lib/dpkg/status,                                 , recognised debian 12.5 in it but no package of that
            var/lib/dpkg/status, var/lib/dpkg/status.bak         , recognised debian 12.5 in it but no package of that
            etc/os-release etc/debian_version,                   , found packages of an operating system in it but no such system
            , etc/alpine-release                                 , found packages of an operating system in it but no such system
            , etc/rocky-release                                  , found packages of an operating system in it but no such system
            , etc/system-release                                 , found packages of an operating system in it but no such system
            """)
    void givesNoVerdictOnASystemThatWasHidden(String without, String with, String reason) throws Exception {
        Map<String, String> files = new LinkedHashMap<>(TestArchive.system("12.5", TestArchive.ZLIB));
        files.put("usr/lib/python3/dist-packages/x-1.dist-info/METADATA", "Name: x\nVersion: 1\n\n");
        if (without != null) {
            List.of(without.split(" ")).forEach(files::remove);
        }
        if (with != null) {
            files.put(with, MISLEADING.getOrDefault(with, TestArchive.ZLIB));
        }
        Inspection inspection = inspect(TestArchive.of(directory, files));
        assertThat(inspection.findings()).isEmpty();
        assertThatThrownBy(() -> judge(inspection))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("no verdict on demo/api:1: the scanner " + reason.replace("it but", "it, but"));
    }

    @Test
    void doubtsASystemPastItsEndOfLife() throws Exception {
        Verdict verdict = judge(inspect(TestArchive.debian(directory, "8.11", TestArchive.TAR)));
        assertThat(verdict.proof()).isEqualTo(Proof.UNPROVED);
        assertThat(verdict.doubts())
                .anyMatch(doubt -> doubt.text().contains("debian 8.11 is past its end of life"))
                .anyMatch(doubt -> doubt.text().contains("no canary proves"));
    }

    @Test
    void givesNoVerdictWithAnOutdatedDatabase() throws Exception {
        Inspection inspection = inspect(TestArchive.debian(directory, "12.5", TestArchive.TAR));
        Gate later = new Gate("policy.yaml", GateRules.STRICT, made.plus(Duration.ofDays(8)));
        assertThatThrownBy(() -> later.judge(inspection, Acceptances.NONE)).hasMessageContaining("8 days old");
    }

    @Test
    void givesNoVerdictWithoutADatabase() throws Exception {
        Files.delete(cache.resolve("db/trivy.db"));
        Files.delete(cache.resolve("db/metadata.json"));
        refuses("no vulnerability database");
    }

    @Test
    void givesNoVerdictWithADatabaseCutShort() throws Exception {
        byte[] whole = Files.readAllBytes(cache.resolve("db/trivy.db"));
        Files.write(cache.resolve("db/trivy.db"), Arrays.copyOf(whole, 40_000));
        refuses("Trivy crashed");
    }

    @Test
    void givesNoVerdictWithADatabaseThatIsNone() throws Exception {
        Files.writeString(cache.resolve("db/trivy.db"), "x".repeat(3000));
        refuses("Trivy failed with exit code 1");
    }

    @Test
    void givesNoVerdictWithAnEmptiedDatabase() throws Exception {
        Files.write(cache.resolve("db/trivy.db"), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
        refuses("Trivy failed with exit code 1");
    }

    @Test
    void givesNoVerdictWithADatabaseThatKnowsNothing() throws Exception {
        Files.write(
                cache.resolve("db/trivy.db"),
                RealTrivyTest.class.getResourceAsStream("empty.db").readAllBytes());
        refuses("Trivy missed the planted CVE-2024-6387");
    }

    @Test
    void givesNoVerdictOnATruncatedArchive() throws Exception {
        TestArchive archive = TestArchive.debian(directory, "12.5", TestArchive.TAR);
        byte[] whole = Files.readAllBytes(archive.file());
        Files.write(archive.file(), Arrays.copyOf(whole, 700));
        assertThatThrownBy(() -> inspect(archive))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("unable to initialize archive image");
    }

    @Test
    void refusesTheReportOfAnotherImage() throws Exception {
        TestArchive other = TestArchive.debian(directory, "12.5", TestArchive.ZLIB);
        TestArchive archive = TestArchive.debian(directory, "12.5", TestArchive.TAR);
        assertThatThrownBy(() -> inspect(new TestArchive(other.file(), archive.configDigest())))
                .hasMessageContaining("of another image")
                .hasMessageContaining(other.configDigest());
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
    void givesNoVerdictByAServerThatKnowsNothing() throws Exception {
        Files.write(
                cache.resolve("db/trivy.db"),
                RealTrivyTest.class.getResourceAsStream("empty.db").readAllBytes());
        try (TrivyServerProcess started = TrivyServerProcess.start(cache, "")) {
            server = Optional.of(started.rules());
            refuses("Trivy missed the planted CVE-2024-6387");
        }
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

    private void refuses(String reason) throws Exception {
        TestArchive archive = TestArchive.debian(directory, "12.5", TestArchive.ZLIB);
        assertThatThrownBy(() -> inspect(archive))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
    }

    private Inspection unchecked(TestArchive archive) throws IOException, DeliveryException {
        try {
            return inspect(archive);
        } catch (DeliveryException | IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Inspection inspect(TestArchive archive) throws Exception {
        try (TestDelivery delivery = delivery()) {
            return inspect(archive, delivery);
        }
    }

    private Inspection inspect(TestArchive archive, TestDelivery delivery) throws Exception {
        ArchiveScan scan = new ArchiveScan(
                "demo/api:1",
                List.of("demo/api"),
                archive.file().toString(),
                archive.configDigest(),
                Duration.ofMinutes(2));
        return delivery.inStep("scanImage", run -> Trivy.inspect(scan, server, run));
    }

    private TestDelivery delivery() throws Exception {
        Policy policy = new Policy(
                "policy.yaml",
                GateRules.STRICT,
                Map.of(),
                List.of(),
                Map.of("trivy", WithRealTrivy.Installed.path()),
                new ScannerRules(Optional.of(cache.toString()), offline));
        TestDelivery delivery = new TestDelivery(directory, policy, made.plusSeconds(60));
        delivery.credentials.put(TrivyServerProcess.CREDENTIAL, new SecretText(Secret.of(token)));
        return delivery;
    }

    private Verdict judge(Inspection inspection) throws DeliveryException {
        return new Gate("policy.yaml", GateRules.STRICT, made.plusSeconds(60)).judge(inspection, Acceptances.NONE);
    }
}
