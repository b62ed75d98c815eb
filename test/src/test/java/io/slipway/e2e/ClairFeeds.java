package io.slipway.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What Clair's updaters read, on the loopback address, in the form of Debian's security tracker, Ubuntu's OVAL, Alpine's SecDB, OSV and the NVD. The content is that of
 * the small database for Trivy ({@code sample/vulnerability-database}), so that both scanners know the same.
 */
final class ClairFeeds implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> RELEASES =
            Map.of("debian 11", "bullseye", "debian 12", "bookworm", "debian 13", "trixie");

    private final JsonNode facts;
    private final HttpServer server;

    private ClairFeeds(JsonNode facts, HttpServer server) {
        this.facts = facts;
        this.server = server;
    }

    static ClairFeeds start() throws IOException {
        JsonNode facts = MAPPER.readTree(Files.readString(DebianImage.DATABASE.resolve("facts.json")));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ClairFeeds feeds = new ClairFeeds(facts, server);
        server.createContext("/", feeds::answer);
        server.start();
        return feeds;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] content = content(exchange.getRequestURI().getPath());
        boolean body = content.length > 0 && exchange.getRequestMethod().equals("GET");
        exchange.sendResponseHeaders(content.length == 0 ? 404 : 200, body ? content.length : -1);
        if (body) {
            exchange.getResponseBody().write(content);
        }
        exchange.close();
    }

    private byte[] content(String path) throws IOException {
        if (path.equals("/debian/dists/")) {
            return bytes("<a href=\"bullseye/\"></a><a href=\"bookworm/\"></a><a href=\"trixie/\"></a>");
        }
        if (path.endsWith("/Release")) {
            String release = path.split("/", -1)[3];
            return RELEASES.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(release))
                    .map(entry ->
                            bytes("Origin: Debian\nVersion: " + entry.getKey().substring(7) + ".1\n"))
                    .findFirst()
                    .orElse(new byte[0]);
        }
        return switch (path) {
            case "/all.json" -> debian(RELEASES);
            case "/bullseye.json" -> debian(Map.of("debian 11", "bullseye"));
            case "/ecosystems.txt" -> bytes("PyPI\nMaven\n");
            case "/PyPI/all.zip" -> osv("PyPI", "pip::", "GHSA-8q59-q68h-6hv4");
            case "/Maven/all.zip" -> osv("Maven", "maven::", "GHSA-jfh8-c2jp-5v3q");
            default -> path.startsWith("/nvd/") ? nvd(path) : new SystemFeeds(facts).content(path);
        };
    }

    /** Debian's security tracker: source package, CVE, release. */
    private byte[] debian(Map<String, String> releases) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        releases.forEach((platform, release) -> facts.path("platforms")
                .path(platform)
                .path("advisories")
                .properties()
                .forEach(source -> source.getValue().properties().forEach(entry -> {
                    ObjectNode advisory =
                            root.withObjectProperty(source.getKey()).withObjectProperty(entry.getKey());
                    advisory.put("description", title(entry.getKey()));
                    ObjectNode state = advisory.withObjectProperty("releases").withObjectProperty(release);
                    JsonNode fact = entry.getValue();
                    state.put("status", fact.has("fixedVersion") ? "resolved" : "open");
                    state.put(
                            "urgency",
                            fact.path("severity").asText().equals("LOW") ? "unimportant" : "not yet assigned");
                    if (fact.has("fixedVersion")) {
                        state.put("fixed_version", fact.path("fixedVersion").asText());
                    }
                })));
        return MAPPER.writeValueAsBytes(root);
    }

    private String title(String id) {
        return facts.path("vulnerabilities").path(id).path("title").asText();
    }

    /** An ecosystem's advisories of OSV: by GHSA, with the CVE as an alias. */
    private byte[] osv(String ecosystem, String bucket, String ghsa) throws IOException {
        Map.Entry<String, JsonNode> source = facts.path("platforms").properties().stream()
                .filter(platform -> platform.getKey().startsWith(bucket))
                .map(platform -> platform.getValue()
                        .path("advisories")
                        .properties()
                        .iterator()
                        .next())
                .findFirst()
                .orElseThrow();
        Map.Entry<String, JsonNode> fact =
                source.getValue().properties().iterator().next();
        ObjectNode advisory = MAPPER.createObjectNode();
        advisory.put("schema_version", "1.4.0").put("id", ghsa).put("summary", title(fact.getKey()));
        advisory.put("modified", "2026-01-01T00:00:00Z").put("published", "2026-01-01T00:00:00Z");
        advisory.putArray("aliases").add(fact.getKey());
        ObjectNode affected = advisory.putArray("affected").addObject();
        affected.putObject("package").put("ecosystem", ecosystem).put("name", source.getKey());
        ArrayNode events =
                affected.putArray("ranges").addObject().put("type", "ECOSYSTEM").putArray("events");
        events.addObject().put("introduced", "0");
        events.addObject()
                .put("fixed", fact.getValue().path("patchedVersions").path(0).asText());
        advisory.putObject("database_specific").put("severity", "CRITICAL");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(ghsa + ".json"));
            zip.write(MAPPER.writeValueAsBytes(advisory));
        }
        return bytes.toByteArray();
    }

    /** A year of the NVD: its vulnerabilities with CVSS v3.1. */
    private byte[] nvd(String path) throws IOException {
        String year = path.replaceAll("\\D*(2\\.0-)?(\\d{4}).*", "$2");
        ArrayNode vulnerabilities = MAPPER.createArrayNode();
        facts.path("vulnerabilities").properties().stream()
                .filter(entry -> entry.getKey().startsWith("CVE-" + year + "-"))
                .filter(entry -> entry.getValue().path("cvss").path("nvd").has("v3"))
                .forEach(entry -> cve(
                        vulnerabilities,
                        entry.getKey(),
                        entry.getValue().path("cvss").path("nvd")));
        ObjectNode root = MAPPER.createObjectNode().put("totalResults", vulnerabilities.size());
        root.set("vulnerabilities", vulnerabilities);
        byte[] json = MAPPER.writeValueAsBytes(root);
        return path.endsWith(".meta") ? bytes("sha256:" + hex(json) + "\r\n") : gzip(json);
    }

    private static void cve(ArrayNode vulnerabilities, String id, JsonNode score) {
        ObjectNode cve =
                vulnerabilities.addObject().putObject("cve").put("id", id).put("vulnStatus", "Analyzed");
        String vector = score.path("v3").asText();
        String version = vector.substring("CVSS:".length(), "CVSS:3.1".length());
        cve.putObject("metrics")
                .putArray("cvssMetricV" + version.replace(".", ""))
                .addObject()
                .put("type", "Primary")
                .putObject("cvssData")
                .put("version", version)
                .put("vectorString", vector)
                .put("baseScore", score.path("v3Score").decimalValue());
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static String hex(byte[] content) {
        return HexFormat.of().toHexDigits(Arrays.hashCode(content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
