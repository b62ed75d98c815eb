package io.slipway.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.policy.ClairRules;
import io.slipway.policy.ClairRules.Quarantine;
import io.slipway.policy.ServerRules;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real Clair 4.9.0, all its services in one process, that {@code test/clair/build} has built. */
final class RealClair implements AutoCloseable {
    /** The pre-shared key of a Clair that has one, in Base64. */
    static final String KEY = "c2xpcHdheS10ZXN0LWtleS1vZi0zMi1ieXRlcy0uLi4=";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Process process;

    private RealClair(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @param directory empty
     * @param database a connection string
     * @param feeds where its updaters read
     * @param sets its updaters, such as {@code [debian, clair.cvss]}
     * @param tracker the file of Debian's security tracker
     * @param key the pre-shared key
     */
    static RealClair start(
            Path directory, String database, ClairFeeds feeds, String sets, String tracker, Optional<String> key)
            throws Exception {
        int port = Ports.free();
        Path mapping = Files.writeString(directory.resolve("mapping.json"), "{\"data\":{}}");
        Path config = Files.writeString(directory.resolve("config.yaml"), """
                http_listen_addr: 127.0.0.1:%1$d
                introspection_addr: 127.0.0.1:%2$d
                log_level: info
                indexer:
                  connstring: %3$s
                  migrations: true
                  airgap: true
                  scanner:
                    repo: {rhel-repository-scanner: {disable_api: true, repo2cpe_mapping_file: %4$s}}
                    package: {rhel_containerscanner: {name2repos_mapping_file: %4$s}}
                matcher:
                  connstring: %3$s
                  indexer_addr: http://127.0.0.1:%1$d
                  migrations: true
                notifier:
                  connstring: %3$s
                  indexer_addr: http://127.0.0.1:%1$d
                  matcher_addr: http://127.0.0.1:%1$d
                  migrations: true
                updaters:
                  sets: %5$s
                  config:
                    debian: {mirror_url: "%6$s/", json_url: "%6$s/%7$s"}
                    debian/updater: {json_url: "%6$s/%7$s"}
                    ubuntu: {url: "%6$s/", force: [{name: jammy, version: "22.04"}, {name: noble, version: "24.04"}]}
                    ubuntu/updater/jammy: {url: "%6$s/ubuntu/jammy.xml", use_bzip2: false}
                    ubuntu/updater/noble: {url: "%6$s/ubuntu/noble.xml", use_bzip2: false}
                    alpine: {url: "%6$s/alpine/"}
                    osv: {url: "%6$s/"}
                    clair.cvss: {feed_root: "%6$s/nvd/"}
                %8$s
                """.formatted(
                        port,
                        Ports.free(),
                        database,
                        mapping,
                        sets,
                        feeds.url(),
                        tracker,
                        key.map(text -> "auth: {psk: {key: %s, iss: [slipway]}}".formatted(text))
                                .orElse("")));
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(program().toString(), "-conf", config.toString(), "-mode", "combo")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Ports.await(port, process, log);
        return new RealClair(port, process);
    }

    /** Where {@code test/clair/build} puts it; {@code test/all} names it. */
    private static Path program() {
        String named = System.getenv("SLIPWAY_CLAIR");
        Path program =
                named == null ? Path.of(System.getProperty("user.home"), ".cache/slipway/clair-4.9.0") : Path.of(named);
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException(program + " is missing: run test/clair/build");
        }
        return program;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    ClairRules rules(String repository, boolean signed) {
        return new ClairRules(
                ServerRules.of(url(), false, Optional.empty(), signed ? Optional.of("clair-psk") : Optional.empty()),
                "slipway",
                new Quarantine(repository, Optional.of("registry"), Optional.empty()));
    }

    /** Waits until its updaters have brought something. */
    RealClair loaded(String... updaters) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (long pause = 50; System.nanoTime() < deadline; pause = Math.min(500, pause * 2)) {
            JsonNode vulnerabilities = MAPPER.readTree(
                    get("/matcher/api/v1/internal/update_operation?latest=true").body());
            JsonNode enrichments =
                    MAPPER.readTree(get("/matcher/api/v1/internal/update_operation?latest=true&kind=enrichment")
                            .body());
            boolean all = Arrays.stream(updaters)
                    .allMatch(updater -> vulnerabilities.has(updater) || enrichments.has(updater));
            if (all) {
                return this;
            }
            Thread.sleep(pause);
        }
        throw new IllegalStateException("Clair's updaters have brought nothing");
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url() + path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url() + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
