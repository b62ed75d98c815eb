package io.slipway.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A GitLab of which there is only the API that statuses and notes are sent to; it remembers what came. */
final class RecordingGitLab implements AutoCloseable {
    static final String TOKEN = "glpat-of-the-tests";

    private static final int USER = 7;

    /**
     * A status that came.
     *
     * @param path the address, without the server
     * @param body as GitLab's Commits API has it
     */
    record Status(String path, JsonNode body) {
        String sha() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public String toString() {
            return body.path("name").asText() + ": " + body.path("state").asText();
        }
    }

    final List<Status> statuses = new CopyOnWriteArrayList<>();
    /** The bodies of the notes that stand there now, by the path of their merge request's notes and their number. */
    final Map<String, String> notes = new ConcurrentSkipListMap<>();

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpServer server;

    RecordingGitLab(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/api/v4/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The statuses of a commit, as "name: state". */
    List<String> of(String sha) {
        return statuses.stream()
                .filter(status -> status.sha().equals(sha))
                .map(Status::toString)
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getRawPath();
            int status = 201;
            String answer = "{}";
            if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN"))) {
                status = 401;
            } else if (path.contains("/statuses/")) {
                statuses.add(new Status(path, mapper.readTree(body)));
            } else if (path.endsWith("/user")) {
                status = 200;
                answer = "{\"id\": " + USER + "}";
            } else if (path.endsWith("/notes") && exchange.getRequestMethod().equals("GET")) {
                status = 200;
                answer = list(path + "/");
            } else if (path.endsWith("/notes") && exchange.getRequestMethod().equals("POST")) {
                notes.put(path + "/" + (notes.size() + 1), text(body));
            } else if (exchange.getRequestMethod().equals("PUT") && notes.containsKey(path)) {
                status = 200;
                notes.put(path, text(body));
            } else {
                status = 404;
            }
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String list(String prefix) {
        ArrayNode all = mapper.createArrayNode();
        notes.forEach((path, body) -> {
            if (path.startsWith(prefix)) {
                ObjectNode note = all.addObject();
                note.put("id", Integer.parseInt(path.substring(prefix.length())))
                        .put("body", body);
                note.putObject("author").put("id", USER);
            }
        });
        return all.toString();
    }

    private String text(byte[] body) throws IOException {
        return mapper.readTree(body).path("body").asText();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
