package io.slipway.runner.serve.http;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A request for anything but the webhook: no body.
 *
 * @param method {@code GET} or {@code HEAD}; every other one is answered 405 before a page is asked
 * @param path the decoded path, beginning with a slash, without {@code .} and {@code ..}
 * @param query decoded parameters of the query; of several with one name the first
 * @param headers by name in any case; of several with one name the first
 * @param peer the peer's address
 */
public record PageRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, String peer) {
    /** Validates and copies. */
    public PageRequest {
        Objects.requireNonNull(method);
        Objects.requireNonNull(path);
        query = Map.copyOf(query);
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
        Objects.requireNonNull(peer);
    }
}
