package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.record.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where Clair could not look, or was led astray, there is no verdict, and nothing is left. */
@RealTools
class ClairFaultsTest extends ClairScanning {
    @Test
    void hasNoVerdictByADatabaseThatDoesNotKnowTheSystem() throws Exception {
        bench(CLAIR.signed(), true);
        build(TAR);

        refuses("Clair missed the planted CVE-2024-6387", "does not know debian 12 (the canary)");
        assertNothingIsLeft();
    }

    @Test
    void hasNoVerdictByAnEmptyDatabase(@TempDir Path other) throws Exception {
        try (RealClair empty = RealClair.start(
                other, CLAIR.postgres().database("empty"), CLAIR.feeds(), "[]", "all.json", Optional.empty())) {
            bench(empty, false);
            build(TAR);

            refuses("Clair's database is empty: none of its updaters has brought anything");
        }
    }

    @Test
    void hasNoVerdictOnAnImageInWhichNothingIsRecognised() throws Exception {
        bench(CLAIR.clair(), false);
        build(TAR);
        bench.write("Dockerfile", "FROM scratch\nCOPY busybox /bin/busybox\n");
        bench.call("buildImage", Map.of("image", IMAGE));

        refuses("the scanner recognised no package in it (clair)");
    }

    @Test
    void hasNoVerdictOnASystemThatIsNotNamed() throws Exception {
        bench(CLAIR.clair(), false);
        bench.write("dpkg/info/x.list", "/.\n");
        bench.write("dpkg/status", ZLIB);
        bench.write("METADATA", "Metadata-Version: 2.1\nName: x\nVersion: 1\n\n");
        bench.write(
                "Dockerfile",
                "FROM scratch\nCOPY dpkg /var/lib/dpkg\nCOPY METADATA /usr/lib/python3/dist-packages/x-1.dist-info/METADATA\n");
        bench.call("buildImage", Map.of("image", IMAGE));

        refuses("found packages of an operating system in it, but no such system");
    }

    @Test
    void hasNoVerdictOnASystemWhosePackagesAreGone() throws Exception {
        bench(CLAIR.clair(), false);
        build(TAR);
        bench.write("METADATA", "Metadata-Version: 2.1\nName: x\nVersion: 1\n\n");
        bench.write(
                "Dockerfile",
                "FROM scratch\nCOPY os-release /etc/\nCOPY METADATA /usr/lib/python3/dist-packages/x-1.dist-info/METADATA\n");
        bench.call("buildImage", Map.of("image", IMAGE));

        refuses("recognised debian 12 in it, but no package of that");
    }

    @Test
    void saysThatATokenIsMissingOrWrong() throws Exception {
        bench(CLAIR.signed(), false);
        build(TAR);
        refuses("Clair wants a token: the operator gives its key in clair.psk");
        bench.close();
        key = "b3RoZXI=";
        bench(CLAIR.signed(), true);
        refuses("Clair refuses the token: correct the key or the issuer in clair.psk");
    }

    @Test
    void saysThatNothingAnswers(@TempDir Path other) throws Exception {
        RealClair gone = RealClair.start(
                other, CLAIR.postgres().database("gone"), CLAIR.feeds(), "[]", "all.json", Optional.empty());
        gone.close();
        bench(gone, false);
        build(TAR);

        refuses("does not answer", "check that Clair runs");
    }

    @Test
    void isNotSwayedByAnIndexReportThatSomebodyElseMade() throws Exception {
        bench(CLAIR.clair(), false);
        build(ZLIB);
        Map<String, Object> pushed = push();
        String digest = (String) pushed.get("digest");
        // A manifest of the same digest, with a harmless layer.
        String harmless = CLAIR.clair()
                .post("/indexer/api/v1/index_report", poison(digest))
                .body();
        assertThat(harmless).contains("\"state\":\"IndexFinished\"").contains("\"packages\":{}");

        assertThat(scan("clair")).containsEntry("verdict", "block");
    }

    @Test
    void leavesNothingWhenItIsAbortedWhileClairFetches() throws Exception {
        try (StuckRegistry stuck = new StuckRegistry(registry)) {
            bench(CLAIR.clair().rules(stuck.name() + "/" + QUARANTINE, false), Map.of(stuck.name(), WITH_LOGIN));
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
            assertThat(CLAIR.clair().get(report).statusCode()).isEqualTo(404);
        }
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
}
