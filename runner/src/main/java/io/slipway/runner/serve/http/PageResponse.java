package io.slipway.runner.serve.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * A page, or a stream such as a live log.
 *
 * @param status the HTTP status
 * @param headers its headers, {@code Content-Type} included
 * @param body writes the body
 */
public record PageResponse(int status, Map<String, String> headers, Body body) {
    /** Writes a body. */
    @FunctionalInterface
    public interface Body {
        /**
         * @param out sends what it gets at each {@code flush}; not closed by the body
         * @throws IOException if the peer is gone or too slow: stop
         * @throws InterruptedException if the server is being closed: stop
         */
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    /** Validates and copies. */
    public PageResponse {
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body);
    }

    /**
     * @param status the HTTP status
     * @param type the content type
     * @param text the whole body
     * @return a page of that text
     */
    public static PageResponse of(int status, String type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of("Content-Type", type, "Content-Length", Integer.toString(bytes.length));
        return new PageResponse(status, headers, out -> out.write(bytes));
    }
}
