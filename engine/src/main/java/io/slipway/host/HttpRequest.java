package io.slipway.host;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One HTTP request.
 *
 * @param method GET, HEAD, POST …
 * @param uri absolute, http or https
 * @param headers by name
 * @param body what it carries
 * @param timeout for the whole exchange, positive
 * @param certificateAuthority a PEM file's content that alone is trusted for this request; empty for the system's
 * @param file where the body of a successful answer is written; empty to have it in the answer
 */
public record HttpRequest(
        String method,
        URI uri,
        Map<String, String> headers,
        HttpBody body,
        Duration timeout,
        String certificateAuthority,
        Optional<SaveTo> file) {

    /**
     * A file of the host for an answer's body. Its owner alone may read it (mode 0600).
     *
     * @param path absolute; what is there is overwritten
     * @param mostBytes how long the body may be; a longer one is an error of the exchange
     */
    public record SaveTo(String path, long mostBytes) implements Serializable {}

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    /** Validates and copies. */
    public HttpRequest {
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            throw new IllegalArgumentException("not an http or https address: " + uri);
        }
        headers = Map.copyOf(headers);
    }

    /**
     * @param method GET, HEAD, POST …
     * @param uri absolute, http or https
     * @return a request without headers and body, with 30 seconds' time
     */
    public static HttpRequest of(String method, URI uri) {
        return new HttpRequest(method, uri, Map.of(), HttpBody.NONE, HALF_A_MINUTE, "", Optional.empty());
    }

    /**
     * @param name a header's name
     * @param value its value
     * @return this request with that header
     */
    public HttpRequest with(String name, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(name, value);
        return new HttpRequest(method, uri, all, body, timeout, certificateAuthority, file);
    }

    /**
     * @param address absolute, http or https
     * @return this request, sent there
     */
    public HttpRequest to(URI address) {
        return new HttpRequest(method, address, headers, body, timeout, certificateAuthority, file);
    }

    /**
     * @param content what it carries
     * @return this request with that body
     */
    public HttpRequest carrying(HttpBody content) {
        return new HttpRequest(method, uri, headers, content, timeout, certificateAuthority, file);
    }

    /**
     * @param limit for the whole exchange
     * @return this request with that limit
     */
    public HttpRequest within(Duration limit) {
        return new HttpRequest(method, uri, headers, body, limit, certificateAuthority, file);
    }

    /**
     * @param pem the certificates that alone are trusted; empty for the system's
     * @return this request with that trust
     */
    public HttpRequest trusting(String pem) {
        return new HttpRequest(method, uri, headers, body, timeout, pem, file);
    }

    /**
     * @param path absolute, on the host
     * @param mostBytes how long the answer's body may be
     * @return this request, whose successful answer is written to that file
     */
    public HttpRequest into(String path, long mostBytes) {
        SaveTo target = new SaveTo(path, mostBytes);
        return new HttpRequest(method, uri, headers, body, timeout, certificateAuthority, Optional.of(target));
    }
}
