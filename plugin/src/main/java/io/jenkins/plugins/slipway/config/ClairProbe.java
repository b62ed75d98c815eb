package io.jenkins.plugins.slipway.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpResponse;
import io.slipway.scan.clair.PskToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks Clair for the state of its indexer: first as nobody, then with a token where it wants one.
 *
 * @param probe asks it
 */
record ClairProbe(Probe probe) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String STATE = "/indexer/api/v1/index_state";

    Answer test(Optional<PskToken> token) throws InterruptedException {
        return probe.judged(() -> asNobody(token));
    }

    private Answer asNobody(Optional<PskToken> token) throws IOException, InterruptedException {
        HttpResponse response = probe.send(probe.request("GET", STATE));
        if (response.status() != 401) {
            return isIndexer(response)
                    ? Answer.good(probe.host() + " is a Clair indexer, and asks for no token.")
                    : Answer.bad(probe.host() + " answered " + response.status() + ": it is no Clair indexer");
        }
        return token.isPresent()
                ? signed(token.get())
                : Answer.doubtful(
                        probe.host() + " answers, and asks for tokens signed with a pre-shared key; none is chosen.");
    }

    private Answer signed(PskToken token) throws IOException, InterruptedException {
        HttpResponse response = probe.send(probe.request("GET", STATE).with("Authorization", bearer(token)));
        return isIndexer(response)
                ? Answer.good("%s is a Clair indexer, and takes tokens of this key and the issuer '%s'."
                        .formatted(probe.host(), token.issuer()))
                : Answer.bad("%s refuses tokens of this key and the issuer '%s' (%d)"
                        .formatted(probe.host(), token.issuer(), response.status()));
    }

    private static String bearer(PskToken token) throws IOException {
        try {
            return token.bearer(Instant.now());
        } catch (DeliveryException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static boolean isIndexer(HttpResponse response) {
        try {
            return response.success()
                    && MAPPER.readTree(response.text()).path("state").isTextual();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
