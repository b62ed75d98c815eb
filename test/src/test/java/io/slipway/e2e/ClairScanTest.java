package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.acceptance.Acceptances;
import io.slipway.credentials.Credential;
import io.slipway.credentials.Credential.SecretText;
import io.slipway.gate.Disagreement;
import io.slipway.gate.Disagreement.Opinion;
import io.slipway.gate.Gate;
import io.slipway.gate.Judgement;
import io.slipway.gate.Platform;
import io.slipway.gate.Proof;
import io.slipway.gate.Verdict;
import io.slipway.gate.VerdictJson;
import io.slipway.host.DeliveryException;
import io.slipway.host.Secret;
import io.slipway.policy.ClairRules;
import io.slipway.policy.Policy;
import io.slipway.policy.RegistryRules;
import io.slipway.record.Outcome;
import io.slipway.record.ToolVersion;
import io.slipway.scan.Replay;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real Clair with a real PostgreSQL, and a real registry that wants a password as its quarantine. */
@RealTools
class ClairScanTest {
    private static final String IMAGE = "slipway-e2e-clair:1";
    private static final String QUARANTINE = "quarantine/slipway";
    private static final String ZLIB =
            "Package: zlib1g\nStatus: install ok installed\nSource: zlib\nVersion: 1:1.2.13.dfsg-1\nArchitecture: amd64\n\n";
    private static final String TAR =
            "Package: tar\nStatus: install ok installed\nVersion: 1.34+dfsg-1.2+deb12u1\nArchitecture: amd64\n\n";

    private static final RegistryRules WITH_LOGIN = new RegistryRules(List.of("registry"), Optional.empty(), false);

    @TempDir
    private static Path shared;

    private static RealPostgres postgres;
    private static ClairFeeds feeds;
    private static RealClair clair;
    /** One that has a pre-shared key, and knows Debian 11 only. */
    private static RealClair signed;

    private RealRegistry registry;
    private Workbench bench;
    private Path directory;
    private String key = RealClair.KEY;

    @BeforeAll
    static void startClair() throws Exception {
        postgres = RealPostgres.start();
        feeds = ClairFeeds.start();
        clair = RealClair.start(
                        Files.createDirectories(shared.resolve("clair")),
                        postgres.database("clair"),
                        feeds,
                        "[debian, ubuntu, alpine, osv, clair.cvss]",
                        "all.json",
                        Optional.empty())
                .loaded(
                        "debian/updater",
                        "ubuntu/updater/noble",
                        "alpine-main-v3.21-updater",
                        "osv/pypi",
                        "clair.cvss");
        signed = RealClair.start(
                Files.createDirectories(shared.resolve("signed")),
                postgres.database("signed"),
                feeds,
                "[debian]",
                "bullseye.json",
                Optional.of(RealClair.KEY));
    }

    @AfterAll
    static void stopClair() throws Exception {
        signed.close();
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
        bench(clair, false);
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
        bench(clair, false);
        build(TAR);

        assertThat(scan("clair")).containsEntry("verdict", "pass");
    }

    @Test
    void knowsPackagesOfLanguages() throws Exception {
        bench(clair, false);
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
        bench(clair, false);
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
        bench(clair, false);
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
        bench(clair, false);
        build(TAR);
        Files.delete(directory.resolve("trivy/db/trivy.db"));

        assertThatThrownBy(() -> scan(List.of("trivy", "clair"))).hasMessageStartingWith("no verdict on " + IMAGE);
        assertNothingIsLeft();
    }

    @Test
    void hasNoVerdictByADatabaseThatDoesNotKnowTheSystem() throws Exception {
        bench(signed, true);
        build(TAR);

        refuses("Clair missed the planted CVE-2024-6387", "does not know debian 12 (the canary)");
        assertNothingIsLeft();
    }

    @Test
    void hasNoVerdictByAnEmptyDatabase(@TempDir Path other) throws Exception {
        try (RealClair empty =
                RealClair.start(other, postgres.database("empty"), feeds, "[]", "all.json", Optional.empty())) {
            bench(empty, false);
            build(TAR);

            refuses("Clair's database is empty: none of its updaters has brought anything");
        }
    }

    @Test
    void hasNoVerdictOnAnImageInWhichNothingIsRecognised() throws Exception {
        bench(clair, false);
        build(TAR);
        bench.write("Dockerfile", "FROM scratch\nCOPY busybox /bin/busybox\n");
        bench.call("buildImage", Map.of("image", IMAGE));

        refuses("the scanner recognised no package in it (clair)");
    }

    @Test
    void saysThatATokenIsMissingOrWrong() throws Exception {
        bench(signed, false);
        build(TAR);
        refuses("Clair wants a token: the operator gives its key in clair.psk");
        bench.close();
        key = "b3RoZXI=";
        bench(signed, true);
        refuses("Clair refuses the token: correct the key or the issuer in clair.psk");
    }

    @Test
    void saysThatNothingAnswers(@TempDir Path other) throws Exception {
        RealClair gone = RealClair.start(other, postgres.database("gone"), feeds, "[]", "all.json", Optional.empty());
        gone.close();
        bench(gone, false);
        build(TAR);

        refuses("does not answer", "check that Clair runs");
    }

    @Test
    void isNotSwayedByAnIndexReportThatSomebodyElseMade() throws Exception {
        bench(clair, false);
        build(ZLIB);
        Map<String, Object> pushed = push();
        String digest = (String) pushed.get("digest");
        // A manifest of the same digest, with a harmless layer.
        String harmless =
                clair.post("/indexer/api/v1/index_report", poison(digest)).body();
        assertThat(harmless).contains("\"state\":\"IndexFinished\"").contains("\"packages\":{}");

        assertThat(scan("clair")).containsEntry("verdict", "block");
    }

    @Test
    void leavesNothingWhenItIsAbortedWhileClairFetches() throws Exception {
        try (StuckRegistry stuck = new StuckRegistry(registry)) {
            bench(clair.rules(stuck.name() + "/" + QUARANTINE, false), Map.of(stuck.name(), WITH_LOGIN));
            build(ZLIB);
            AtomicReference<Throwable> end = new AtomicReference<>();
            Thread step = new Thread(() -> end.set(catchThrowable(() -> scan("clair"))));
            step.start();
            assertThat(stuck.fetching.await(40, TimeUnit.SECONDS)).isTrue();

            step.interrupt();
            step.join();

            assertThat(end.get()).isInstanceOf(InterruptedException.class);
            assertThat(bench.last().outcome()).isEqualTo(Outcome.ABORTED);
            assertThat(stuck.manifests).hasSize(1);
            assertNothingIsLeft();
            String report =
                    "/indexer/api/v1/index_report/" + stuck.manifests.iterator().next();
            assertThat(clair.get(report).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void givesClairATokenForReadingTheQuarantineAloneWhereTheRegistryGivesTokens() throws Exception {
        registry.close();
        try (TokenServer tokens = new TokenServer(directory)) {
            registry = RealRegistry.start(
                    Files.createDirectories(directory.resolve("with-tokens")), tokens.configuration());
            RegistryRules rules =
                    new RegistryRules(List.of("registry"), Optional.of(Files.readString(tokens.authority)), true);
            RegistryRules ofTokens = new RegistryRules(List.of("registry"), Optional.empty(), false);
            bench(
                    clair.rules(registry.name + "/" + QUARANTINE, false),
                    Map.of(registry.name, rules, tokens.name(), ofTokens));
            build(ZLIB + TAR);

            assertThat(scan("clair")).containsEntry("verdict", "block");
            assertThat(tokens.scopes)
                    .contains("repository:" + QUARANTINE + ":pull", "repository:" + QUARANTINE + ":pull,push");
            assertThat(registry.log().filter(line -> line.contains("GET /v2/" + QUARANTINE + "/blobs/")))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("\" 200 "));
            assertNothingIsLeft();
            assertNothingTells(tokens.tokens);
        }
    }

    @Test
    void sendsACredentialOnlyWhereThePolicyBindsIt() throws Exception {
        bench(clair.rules(registry.name + "/" + QUARANTINE, false), Map.of());
        build(TAR);

        refuses("credential 'registry' is not sent to " + registry.name);
    }

    @Test
    void showsNoSecret() throws Exception {
        bench(clair, false);
        build(TAR);
        scan("clair");

        String password = RealRegistry.LOGIN.password().reveal();
        String basic = RealRegistry.LOGIN.basic().substring("Basic ".length());
        assertNothingTells(List.of(password, basic, RealClair.KEY));
    }

    private void assertNothingTells(List<String> secrets) throws Exception {
        String[] words = secrets.toArray(String[]::new);
        assertThat(String.join("\n", bench.console)).doesNotContain(words);
        try (Stream<Path> files = Files.walk(bench.record.directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(words);
            }
        }
    }

    private void refuses(String... reasons) {
        assertThatThrownBy(() -> scan("clair"))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("no verdict on " + IMAGE)
                .message()
                .contains(reasons)
                .doesNotContain("\n");
    }

    private void bench(RealClair server, boolean token) throws Exception {
        bench(server.rules(registry.name + "/" + QUARANTINE, token), Map.of(registry.name, WITH_LOGIN));
    }

    private void bench(ClairRules rules, Map<String, RegistryRules> registries) throws Exception {
        Path database = Files.exists(directory.resolve("trivy")) ? directory.resolve(key) : directory;
        Policy policy = new Policy(
                "the test's policy",
                DebianImage.rules(),
                registries,
                List.of(),
                Map.of(),
                DebianImage.trivy(database),
                Optional.of(rules),
                Optional.empty());
        Map<String, Credential> credentials =
                Map.of("registry", RealRegistry.LOGIN, "clair-psk", new SecretText(Secret.of(key)));
        bench = new Workbench(directory, policy, credentials);
    }

    private void build(String status, String... more) throws Exception {
        DebianImage.write(bench, Map.of());
        // Clair takes a folder for dpkg's only where one layer holds both its status file and its info folder.
        bench.write("dpkg/info/x.list", "/.\n");
        bench.write("dpkg/status", status);
        bench.write(
                "os-release",
                "NAME=\"Debian GNU/Linux\"\nID=debian\nVERSION_ID=\"12\"\nVERSION=\"12 (bookworm)\"\nVERSION_CODENAME=bookworm\n");
        Path dockerfile = bench.workspace.resolve("Dockerfile");
        String lines =
                Files.readString(dockerfile).replace("COPY status /var/lib/dpkg/status", "COPY dpkg /var/lib/dpkg");
        Files.writeString(dockerfile, lines + String.join("\n", more) + "\n");
        bench.call("buildImage", Map.of("image", IMAGE));
    }

    private Map<String, Object> scan(Object scanner) throws Exception {
        return bench.call("scanImage", Map.of("image", IMAGE, "scanner", scanner, "failBuild", false));
    }

    private Map<String, Object> push() throws Exception {
        bench.write(
                "security/acceptances.yaml",
                "- {id: CVE-2023-45853, decision: pass-through, until: %s, reason: x, approvedBy: alice}\n"
                        .formatted(LocalDate.now(ZoneOffset.UTC)));
        scan("clair");
        Map<String, Object> pushed = bench.call(
                "pushImage",
                Map.of(
                        "image",
                        IMAGE,
                        "to",
                        registry.name + "/shop/api",
                        "tags",
                        List.of("1"),
                        "credentialsId",
                        "registry"));
        Files.delete(bench.workspace.resolve("security/acceptances.yaml"));
        return pushed;
    }

    /** The topmost layer alone has nothing that is recognised. */
    private String poison(String digest) throws Exception {
        String manifests = "http://" + registry.name + "/v2/shop/api/";
        String basic = RealRegistry.LOGIN.basic();
        HttpRequest request = HttpRequest.newBuilder(URI.create(manifests + "manifests/" + digest))
                .header("Authorization", basic)
                .header("Accept", "application/vnd.docker.distribution.manifest.v2+json")
                .build();
        String manifest = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        String layer = new ObjectMapper()
                .readTree(manifest)
                .path("layers")
                .path(0)
                .path("digest")
                .asText();
        return """
                {"hash": "%s", "layers": [{"hash": "%s", "uri": "%s", "headers": {"Authorization": ["%s"]}}]}
                """.formatted(digest, layer, manifests + "blobs/" + layer, basic);
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
        return json.toString(java.nio.charset.StandardCharsets.UTF_8);
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
        assertThat(registry.files())
                .noneMatch(file -> file.toString().contains("/_manifests/revisions/")
                        && file.toString().endsWith("/link"));
    }
}
