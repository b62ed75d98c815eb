package io.slipway.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A small web application on loopback, full of holes or without any. */
final class WebApplication implements AutoCloseable {
    final AtomicBoolean silent = new AtomicBoolean();
    final AtomicInteger requests = new AtomicInteger();
    private final boolean vulnerable;
    private final long millis;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    private WebApplication(boolean vulnerable, long millis) throws IOException {
        this.vulnerable = vulnerable;
        this.millis = millis;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    static WebApplication vulnerable() throws IOException {
        return new WebApplication(true, 0);
    }

    /** Full of holes, and it takes its time for each answer. */
    static WebApplication slow(long millis) throws IOException {
        return new WebApplication(true, millis);
    }

    static WebApplication clean() throws IOException {
        return new WebApplication(false, 0);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        if (silent.get()) {
            exchange.close();
            return;
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String query = exchange.getRequestURI().getRawQuery();
        String value = query == null ? "" : URLDecoder.decode(query.replaceFirst("^[^=]*=", ""), UTF_8);
        if (!vulnerable) {
            defend(exchange);
        }
        switch (exchange.getRequestURI().getPath()) {
            case "/" ->
                page(
                        exchange,
                        200,
                        "<a href='/search?q=lamp'>search</a> <a href='/item?id=1'>item</a> <a href='/about'>about</a>");
            case "/search" -> page(exchange, 200, "<p>You searched for " + shown(value) + "</p>");
            case "/item" -> item(exchange, value);
            case "/about" -> page(exchange, 200, "<p>About us</p>");
            default -> page(exchange, 404, "<p>Not here</p>");
        }
    }

    private void item(HttpExchange exchange, String id) throws IOException {
        if (vulnerable && id.contains("'")) {
            page(
                    exchange,
                    500,
                    "You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version");
        } else {
            page(exchange, 200, "<p>Item</p>");
        }
    }

    private String shown(String value) {
        return vulnerable
                ? value
                : value.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
    }

    private static void defend(HttpExchange exchange) {
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'");
        exchange.getResponseHeaders().set("X-Frame-Options", "DENY");
        exchange.getResponseHeaders().set("X-XSS-Protection", "1; mode=block");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Strict-Transport-Security", "max-age=31536000");
    }

    private static void page(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = ("<!doctype html><html><head><title>Shop</title></head><body>" + body + "</body></html>")
                .getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
