package io.slipway.scan.clair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestDelivery;
import io.slipway.delivery.StepRun;
import io.slipway.gate.Inspection;
import io.slipway.gate.Platform;
import io.slipway.host.DeliveryException;
import io.slipway.image.ImageArchive;
import io.slipway.policy.ClairRules;
import io.slipway.policy.ClairRules.Quarantine;
import io.slipway.policy.Policy;
import io.slipway.policy.ServerRules;
import io.slipway.record.Entry;
import io.slipway.record.Evidence;
import io.slipway.scan.adapter.ArchiveScan;
import io.slipway.scan.adapter.CanaryIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The conversation with Clair and with the quarantine, on recorded answers. */
class ClairTest {
    private static final String INDEX = "POST /indexer/api/v1/index_report";
    private static final String REPORT = "GET /matcher/api/v1/vulnerability_report/";

    @TempDir
    private Path directory;

    private final ScriptedServers servers = new ScriptedServers();
    private final MockWebServer web = new MockWebServer();
    private Duration timeout = Duration.ofSeconds(30);
    private List<String> console = List.of();
    private Look look = Clair::inspect;
    private Entry entry;

    private interface Look {
        Inspection inspect(ArchiveScan scan, ImageArchive archive, ClairRules rules, StepRun run)
                throws DeliveryException, IOException, InterruptedException;
    }

    @BeforeEach
    void start() throws Exception {
        web.setDispatcher(servers);
        web.start();
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void letsClairForgetAnImageBeforeAndAfterItLooks() throws Exception {
        Inspection inspection = inspect();

        assertThat(inspection.findings()).hasSize(5);
        assertThat(inspection.coverage().platforms())
                .containsExactly(new Platform("debian 12", 122, Platform.Canary.FOUND, "CVE-2024-6387"));
        assertThat(inspection.coverage().databaseDate()).contains(Instant.parse("2026-11-21T15:12:53.816523Z"));
        List<String> once = List.of(
                "PUT /v2/quarantine/manifests/*",
                "DELETE /indexer/api/v1/index_report/*",
                INDEX,
                "GET /matcher/api/v1/vulnerability_report/*",
                "DELETE /indexer/api/v1/index_report/*",
                "GET /indexer/api/v1/index_report/*",
                "DELETE /v2/quarantine/manifests/*");
        assertThat(servers.story().subList(2, 9)).isEqualTo(once);
        assertThat(servers.story().subList(9, 16)).isEqualTo(once);
    }

    @Test
    void keepsABillOfMaterialsWhereNoOtherScannerDoes() throws Exception {
        inspect();
        assertThat(entry.facts()).doesNotContainKey("sbom");

        look = Clair::inspectAlone;
        inspect();

        assertThat(entry.fact("sbom")).endsWith(BillOfMaterials.NAME);
        assertThat(entry.evidence()).extracting(Evidence::path).contains(entry.fact("sbom"));
    }

    @Test
    void givesEachScanAManifestOfItsOwn() throws Exception {
        inspect();
        inspect();

        assertThat(servers.posted).doesNotHaveDuplicates();
        assertThat(servers.posted.get(0))
                .contains("\"uri\":\"http://127.0.0.1:" + web.getPort() + "/v2/quarantine/blobs/sha256:");
    }

    @Test
    void waitsForAnIndexingThatAGatewayLostPatienceWith() throws Exception {
        servers.first(INDEX, 504, "<html>");
        servers.first("GET /indexer/api/v1/index_report/", 200, "{\"state\":\"FetchLayers\"}");

        assertThatThrownBy(this::inspect).hasMessageContaining("Clair's index report is of another image: none");
    }

    @Test
    void triesAgainWhileClairIsBusy() throws Exception {
        servers.first(INDEX, 429, "");
        servers.first(INDEX, 429, "");

        assertThat(inspect().findings()).hasSize(5);
        assertThat(servers.calls).filteredOn(call -> call.startsWith(INDEX)).hasSize(4);
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        timeout = Duration.ofSeconds(1);
        for (int i = 0; i < 100; i++) {
            servers.first(INDEX, 429, "");
        }

        assertThatThrownBy(this::inspect).hasMessageContaining("Clair has not finished with the image after 1 s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20-layer-not-found                      | Clair could not index the image: failed to start scan: failed to fetch layers
            21-registry-unreachable                 | Clair itself must reach the quarantine registry, and trust it
            26-empty-manifest                       | Clair answered 400: bogus manifest
            50-psk-no-token                         | Clair wants a token: the operator gives its key in clair.psk
            """)
    void saysInOneLineWhyAnImageWasNotIndexed(String exchange, String reason) throws Exception {
        servers.first(INDEX, RecordedClair.status(exchange), RecordedClair.response(exchange));

        refuses(reason);
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | 40-index-report-after-failed-index         | index report is of another image
            404 | 23-unknown-index                           | Clair answered 404: index report not found
            """)
    void believesOnlyAnIndexReportOfTheImage(int status, String exchange, String reason) throws Exception {
        servers.first(INDEX, 504, "");
        servers.first("GET /indexer/api/v1/index_report/", status, RecordedClair.response(exchange));

        refuses(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | 41-vulnerability-report-after-failed-index | Clair answered 404: index report for manifest
            200 | 13-vulnerability-report                    | Clair's report is of another image: sha256:c5b9dc23
            200 | 40-index-report-after-failed-index         | is not a vulnerability report of Clair: it lacks
            202 | 54-psk-wrong-key                           | Clair has not loaded any vulnerabilities yet
            500 | 20-layer-not-found                         | Clair answered 500: failed to start scan
            """)
    void believesOnlyAReportOfTheImage(int status, String exchange, String reason) throws Exception {
        servers.first(REPORT, status, RecordedClair.response(exchange));

        refuses(reason);
        assertNothingIsLeft();
    }

    @Test
    void refusesAReportThatIsCutOff() throws Exception {
        servers.first(
                REPORT, 200, RecordedClair.response("13-vulnerability-report").substring(0, 30_000));

        refuses("Clair's report is cut off");
        assertNothingIsLeft();
    }

    @Test
    void hasNoVerdictWhereTheCanaryIsMissed() throws Exception {
        servers.first(REPORT, 500, "");
        refuses("Clair answered 500");
        servers.posted.clear();
        web.setDispatcher(new mockwebserver3.Dispatcher() {
            @Override
            public mockwebserver3.MockResponse dispatch(mockwebserver3.RecordedRequest request) {
                // It never knows the second image, and so not the canary.
                if (servers.posted.size() == 2) {
                    servers.posted.remove(1);
                }
                return servers.dispatch(request);
            }
        });

        refuses(
                "Clair missed the planted CVE-2024-6387: its database of 2026-11-21T15:12:53.816523Z does not know debian 12");
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>hello</html>", "{}", "[]"})
    void tellsClairFromOtherServers(String answer) throws Exception {
        servers.first("GET /indexer/api/v1/index_state", 200, answer);

        refuses("is not Clair v4: correct clair.url");
    }

    @Test
    void saysThatNothingIsThere() throws Exception {
        servers.first("GET /indexer/api/v1/index_state", 404, "<html>");

        refuses("nothing is there: is http://127.0.0.1:" + web.getPort() + " the address of Clair v4");
    }

    @Test
    void goesOnWhereTheRegistryRemovesNoManifests() throws Exception {
        servers.first("DELETE /v2/", 405, "");

        assertThat(inspect().findings()).hasSize(5);
        assertThat(console).anyMatch(line -> line.contains("does not let its manifests be removed"));
    }

    @Test
    void refusesAQuarantineThatGivesAnotherManifestBack() throws Exception {
        servers.first("GET /v2/quarantine/manifests/", 200, "{\"config\":{\"digest\":\"sha256:0\"}}");

        refuses("the registry gave back another manifest");
        assertThat(servers.posted).isEmpty();
        assertThat(servers.story()).last().isEqualTo("DELETE /v2/quarantine/manifests/*");
    }

    private void refuses(String reason) {
        assertThatThrownBy(this::inspect)
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
    }

    /** The manifest is removed from the quarantine, and Clair is asked to forget it. */
    private void assertNothingIsLeft() {
        List<String> story = servers.story();
        assertThat(story.subList(story.size() - 3, story.size()))
                .containsExactly(
                        "DELETE /indexer/api/v1/index_report/*",
                        "GET /indexer/api/v1/index_report/*",
                        "DELETE /v2/quarantine/manifests/*");
    }

    private Inspection inspect() throws Exception {
        ClairRules rules = new ClairRules(
                ServerRules.of("http://127.0.0.1:" + web.getPort() + "/", false, Optional.empty(), Optional.empty()),
                "slipway",
                new Quarantine("127.0.0.1:" + web.getPort() + "/quarantine", Optional.empty(), Optional.empty()));
        // Any image will do, and the canary is one.
        Path file = directory.resolve("workspace/image.tar");
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                CanaryImage.archive(
                        CanaryIndex.of(Clair.class).operatingSystems().get("debian 11")));
        try (TestDelivery delivery =
                new TestDelivery(directory, Policy.STRICT, Instant.parse("2026-11-21T16:00:00Z"))) {
            console = delivery.console;
            Inspection inspection = delivery.inStep("scanImage", run -> {
                try (ImageArchive archive = ImageArchive.open(run.workspace(), "image.tar")) {
                    ArchiveScan scan = new ArchiveScan(
                            "demo/api:1", List.of("demo/api"), archive.path(), archive.configDigest(), timeout);
                    return look.inspect(scan, archive, rules, run);
                }
            });
            entry = delivery.entry();
            return inspection;
        }
    }
}
