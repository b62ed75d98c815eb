package io.slipway.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Git's own HTTP backend behind TLS, for who knows the token. While it is asked, it looks whether a command line tells that token. */
final class GitHttpsServer implements AutoCloseable {
    static final String TOKEN = "glpat-to-clone-with-0123456789";
    private static final String BASIC = Base64.getEncoder().encodeToString(("slipway:" + TOKEN).getBytes(UTF_8));

    final Path authority;
    /** Each request that was let in: its path. */
    final List<String> served = new CopyOnWriteArrayList<>();
    /** Each command line that told the token. */
    final List<String> told = new CopyOnWriteArrayList<>();

    private final Path repositories;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    GitHttpsServer(Path directory, Path repositories) throws Exception {
        this.repositories = repositories;
        SelfSigned certificate = SelfSigned.make(directory, "git");
        this.authority = certificate.file();
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The token as it goes over the wire. */
    String encodedToken() {
        return BASIC;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            look();
            if (!("Basic " + BASIC).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            served.add(exchange.getRequestURI().getPath());
            relay(backend(exchange, body), exchange);
        }
    }

    private void look() throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                String line = commandLine(process);
                if (line.contains(TOKEN) || line.contains(BASIC)) {
                    told.add(line);
                }
            }
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), ISO_8859_1);
        } catch (IOException e) {
            // It has ended.
            return "";
        }
    }

    /** What the backend prints: headers as CGI has them, an empty line, the body. */
    private byte[] backend(HttpExchange exchange, byte[] body) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
        Map<String, String> environment = builder.environment();
        environment.put("GIT_PROJECT_ROOT", repositories.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        environment.put("QUERY_STRING", text(exchange.getRequestURI().getRawQuery()));
        environment.put("CONTENT_TYPE", text(exchange.getRequestHeaders().getFirst("Content-Type")));
        environment.put("CONTENT_LENGTH", Integer.toString(body.length));
        environment.put(
                "HTTP_CONTENT_ENCODING", text(exchange.getRequestHeaders().getFirst("Content-Encoding")));
        environment.put("HTTP_GIT_PROTOCOL", text(exchange.getRequestHeaders().getFirst("Git-Protocol")));
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(body);
        }
        return process.getInputStream().readAllBytes();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static void relay(byte[] answer, HttpExchange exchange) throws IOException {
        int status = 200;
        int from = 0;
        for (String line = line(answer, from); !line.isEmpty(); line = line(answer, from)) {
            from += line.length() + 2;
            String[] header = line.split(": ", 2);
            if (header[0].equals("Status")) {
                status = Integer.parseInt(header[1].substring(0, 3));
            } else {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
        }
        from += 2;
        exchange.sendResponseHeaders(status, answer.length == from ? -1 : answer.length - from);
        exchange.getResponseBody().write(answer, from, answer.length - from);
    }

    private static String line(byte[] answer, int from) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int i = from; i < answer.length && answer[i] != '\r'; i++) {
            line.write(answer[i]);
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
