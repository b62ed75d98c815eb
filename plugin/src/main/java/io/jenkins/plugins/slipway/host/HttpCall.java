package io.jenkins.plugins.slipway.host;

import io.slipway.host.HttpBody;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import io.slipway.host.local.HttpExchange;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sends a request from the agent. A part of a file goes from there to its addressee, and an answer to a file there, without passing the
 * controller. The components are a request's, but that nothing stands where it is empty: an {@code Optional} cannot be sent.
 */
record HttpCall(
        String method,
        URI uri,
        TreeMap<String, String> headers,
        HttpBody body,
        Duration timeout,
        String certificateAuthority,
        HttpRequest.SaveTo file)
        implements AgentCall<HttpCall.Answer> {

    /** Each call comes as a new object; what must last between them are the connections. */
    private static final HttpExchange EXCHANGE = new HttpExchange();

    static HttpCall of(HttpRequest request) {
        return new HttpCall(
                request.method(),
                request.uri(),
                new TreeMap<>(request.headers()),
                request.body(),
                request.timeout(),
                request.certificateAuthority(),
                request.file().orElse(null));
    }

    @Override
    public Answer call() throws IOException, InterruptedException {
        try {
            return Answer.of(EXCHANGE.send(new HttpRequest(
                    method, uri, headers, body, timeout, certificateAuthority, Optional.ofNullable(file))));
        } catch (IOException e) {
            // What caused it may be of a class that the controller does not take from an agent.
            throw new IOException(e.getMessage());
        }
    }

    /** A file's digest and length, and the digest of what it was made of. */
    private record Bytes(String digest, long bytes, String contentDigest) implements Serializable {}

    /** An answer in values that may pass from an agent to the controller. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Answer(int status, TreeMap<String, String> headers, byte[] body, Bytes sent, Bytes saved)
            implements Serializable {
        static Answer of(HttpResponse response) {
            return new Answer(
                    response.status(),
                    new TreeMap<>(response.headers()),
                    response.body(),
                    response.sent()
                            .map(sent -> new Bytes(sent.digest(), sent.bytes(), sent.contentDigest()))
                            .orElse(null),
                    response.saved()
                            .map(saved -> new Bytes(saved.digest(), saved.bytes(), ""))
                            .orElse(null));
        }

        HttpResponse response() {
            return new HttpResponse(
                    status,
                    Map.copyOf(headers),
                    body,
                    Optional.ofNullable(sent).map(it -> new HttpBody.Sent(it.digest(), it.bytes(), it.contentDigest())),
                    Optional.ofNullable(saved).map(it -> new HttpResponse.Saved(it.digest(), it.bytes())));
        }
    }
}
