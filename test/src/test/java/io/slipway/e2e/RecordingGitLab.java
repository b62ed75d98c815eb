package io.slipway.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A GitLab of which there is only the API that statuses and notes are sent to; it remembers what came. */
final class RecordingGitLab implements AutoCloseable {
    static final String TOKEN = "glpat-of-the-tests";

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
    final List<String> notes = new CopyOnWriteArrayList<>();
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
                answer = "{\"id\": 7}";
            } else if (path.endsWith("/notes") && exchange.getRequestMethod().equals("GET")) {
                status = 200;
                answer = "[]";
            } else if (path.endsWith("/notes")) {
                notes.add(mapper.readTree(body).path("body").asText());
            } else {
                status = 404;
            }
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
