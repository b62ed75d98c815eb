package io.slipway.gitlab.webhook;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One HTTP request, as any server hands it over.
 *
 * @param method the method, such as {@code POST}
 * @param headers by name, in any case; copied to names in any case
 * @param body the body, which {@link Webhook} reads, up to its limit; the caller closes it and sees to it that reading ends
 *     ({@code SocketTimeoutException} or another {@code IOException}) when the peer is too slow
 * @param peer the peer's address, for the log
 */
public record WebhookRequest(String method, Map<String, List<String>> headers, InputStream body, String peer) {
    /** Validates, copies. */
    public WebhookRequest {
        Objects.requireNonNull(method);
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(
                (name, values) -> copy.merge(name, List.copyOf(values), (a, b) -> Stream.concat(a.stream(), b.stream())
                        .toList()));
        headers = copy;
        Objects.requireNonNull(body);
        Objects.requireNonNull(peer);
    }

    /** The value of a header that stands there once; empty otherwise. */
    Optional<String> single(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
}
