package io.jenkins.plugins.slipway.host;

import io.slipway.host.HttpBody;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import io.slipway.host.local.HttpExchange;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sends a request from the agent. A part of a file goes from there to its addressee without passing the controller.
 *
 * @param request what to send
 */
record HttpCall(HttpRequest request) implements AgentCall<HttpCall.Answer> {
    /** Each call comes as a new object; what must last between them are the connections. */
    private static final HttpExchange EXCHANGE = new HttpExchange();

    @Override
    public Answer call() throws IOException, InterruptedException {
        try {
            HttpResponse response = EXCHANGE.send(request);
            HttpBody.Sent sent = response.sent().orElse(new HttpBody.Sent("", 0, ""));
            return new Answer(
                    response.status(),
                    new TreeMap<>(response.headers()),
                    response.body(),
                    sent.digest(),
                    sent.bytes(),
                    sent.contentDigest());
        } catch (IOException e) {
            // What caused it may be of a class that the controller does not take from an agent.
            throw new IOException(e.getMessage());
        }
    }

    /**
     * An answer in values that may pass from an agent to the controller.
     *
     * @param status the status code
     * @param headers by lower-case name
     * @param body the content
     * @param digest of what was sent; empty where no part of a file was
     * @param bytes how much was sent
     * @param contentDigest of the part of the file
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Answer(
            int status, TreeMap<String, String> headers, byte[] body, String digest, long bytes, String contentDigest)
            implements Serializable {
        HttpResponse response() {
            Optional<HttpBody.Sent> sent =
                    digest.isEmpty() ? Optional.empty() : Optional.of(new HttpBody.Sent(digest, bytes, contentDigest));
            return new HttpResponse(status, Map.copyOf(headers), body, sent, Optional.empty());
        }
    }
}
