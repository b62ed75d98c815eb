package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.credentials.Credential;
import io.slipway.credentials.Credential.SecretText;
import io.slipway.gate.Judgement;
import io.slipway.gate.Platform;
import io.slipway.gate.Proof;
import io.slipway.gate.Verdict;
import io.slipway.gate.VerdictJson;
import io.slipway.host.Secret;
import io.slipway.policy.ClairRules;
import io.slipway.policy.Policy;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Clair with a real PostgreSQL, and a real registry that wants a password as its quarantine. */
@RealTools
class ClairScanTest {
    private static final String IMAGE = "slipway-e2e-clair:1";
    private static final String QUARANTINE = "quarantine/slipway";
    private static final String ZLIB = "1:1.2.13.dfsg-1";

    @TempDir
    private static Path shared;

    private static RealPostgres postgres;
    private static ClairFeeds feeds;
    private static RealClair clair;

    private RealRegistry registry;
    private Workbench bench;
    private Path directory;

    @BeforeAll
    static void startClair() throws Exception {
        postgres = RealPostgres.start();
        feeds = ClairFeeds.start();
        clair = RealClair.start(
                        Files.createDirectories(shared.resolve("clair")),
                        postgres.database("clair"),
                        feeds,
                        "[debian, osv, clair.cvss]",
                        "all.json",
                        Optional.empty())
                .loaded("debian/updater", "osv/pypi", "clair.cvss");
    }

    @AfterAll
    static void stopClair() throws Exception {
        clair.close();
        feeds.close();
        postgres.close();
    }

    @BeforeEach
    void startRegistry(@TempDir Path temporary) throws Exception {
        directory = temporary;
        registry = RealRegistry.start(Files.createDirectories(directory.resolve("registry")));
    }

    @AfterEach
    void stop() throws Exception {
        if (bench != null) {
            bench.docker("image", "rm", "--force", IMAGE);
            bench.close();
        }
        registry.close();
    }

    @Test
    void blocksAVulnerableImageAndProvesThatItLooked() throws Exception {
        bench(rules());
        build(Map.of("zlib1g", ZLIB, "tar", "1.34+dfsg-1.2+deb12u1"));

        Map<String, Object> result = scan("clair", Map.of());

        Verdict verdict = verdict(result);
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
                .containsExactly(new Platform("debian 12", 2, Platform.Canary.FOUND, "CVE-2024-6387"));
        assertThat(verdict.coverage().databaseDate()).isPresent();
        assertNothingIsLeft();
    }

    @Test
    void passesAnImageInWhichItFindsNothingAbove() throws Exception {
        bench(rules());
        build(Map.of("tar", "1.34+dfsg-1.2+deb12u1"));

        assertThat(scan("clair", Map.of())).containsEntry("verdict", "pass");
    }

    @Test
    void knowsPackagesOfLanguages() throws Exception {
        bench(rules());
        bench.write("METADATA", "Metadata-Version: 2.1\nName: PyYAML\nVersion: 5.3\n\n");
        build(
                Map.of("tar", "1.34+dfsg-1.2+deb12u1"),
                "COPY METADATA /usr/lib/python3/dist-packages/PyYAML-5.3.dist-info/METADATA");

        Verdict verdict = verdict(scan("clair", Map.of()));

        assertThat(verdict.proof()).isEqualTo(Proof.PROVED);
        assertThat(verdict.blocking()).singleElement().satisfies(judgement -> {
            assertThat(judgement.finding().named("CVE-2020-14343")).isTrue();
            assertThat(judgement.finding().named("GHSA-8q59-q68h-6hv4")).isTrue();
            assertThat(judgement.finding().fixedVersion()).isEqualTo("5.4");
        });
    }

    private ClairRules rules() {
        return clair.rules(registry.name + "/" + QUARANTINE, false);
    }

    private void bench(ClairRules rules) throws Exception {
        Policy basis = registry.policy(RealRegistry.policy(
                DebianImage.rules(),
                DebianImage.trivy(directory),
                Map.of("trivy", System.getProperty("user.dir").isEmpty() ? "" : trivy())));
        Policy policy = new Policy(
                basis.name(),
                basis.gate(),
                basis.registries(),
                List.of(),
                basis.tools(),
                basis.trivy(),
                Optional.of(rules),
                Optional.empty());
        Map<String, Credential> credentials =
                Map.of("registry", RealRegistry.LOGIN, "clair-psk", new SecretText(Secret.of(RealClair.KEY)));
        bench = new Workbench(directory, policy, credentials);
    }

    private static String trivy() {
        return java.util.Arrays.stream(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, "trivy"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private void build(Map<String, String> packages, String... more) throws Exception {
        DebianImage.write(bench, new LinkedHashMap<>(packages));
        // Clair takes a folder for dpkg's only where one layer holds both its status file and its info folder.
        bench.write("dpkg/info/x.list", "/.\n");
        bench.write("dpkg/status", Files.readString(bench.workspace.resolve("status")));
        bench.write(
                "os-release",
                "NAME=\"Debian GNU/Linux\"\nID=debian\nVERSION_ID=\"12\"\nVERSION=\"12 (bookworm)\"\nVERSION_CODENAME=bookworm\n");
        Path dockerfile = bench.workspace.resolve("Dockerfile");
        String lines =
                Files.readString(dockerfile).replace("COPY status /var/lib/dpkg/status", "COPY dpkg /var/lib/dpkg");
        Files.writeString(dockerfile, lines + String.join("\n", more) + "\n");
        bench.call("buildImage", Map.of("image", IMAGE));
    }

    private Map<String, Object> scan(Object scanner, Map<String, ?> more) throws Exception {
        Map<String, Object> arguments =
                new LinkedHashMap<>(Map.of("image", IMAGE, "scanner", scanner, "failBuild", false));
        arguments.putAll(more);
        return bench.call("scanImage", arguments);
    }

    private static Verdict verdict(Map<String, Object> result) throws Exception {
        Path file = Path.of((String) result.get("report"));
        try (InputStream in = Files.newInputStream(file)) {
            return VerdictJson.read(file.toString(), in);
        }
    }

    private void assertNothingIsLeft() throws Exception {
        assertThat(registry.tags(QUARANTINE)).isEmpty();
        assertThat(registry.uploads(QUARANTINE)).isEmpty();
    }
}
