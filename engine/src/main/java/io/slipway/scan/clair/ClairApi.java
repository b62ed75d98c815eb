package io.slipway.scan.clair;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.credentials.Credential.SecretText;
import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpBody;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import io.slipway.policy.ClairRules;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The calls of Clair v4's HTTP API (indexer and matcher, version 1) that a scan needs. Each is signed where Clair has a pre-shared key. */
final class ClairApi {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String INDEX = "/indexer/api/v1/index_report";
    private static final String REPORT = "/matcher/api/v1/vulnerability_report/";
    private static final String UPDATES = "/matcher/api/v1/internal/update_operation?latest=true";
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final Duration CLEAN_UP = Duration.ofSeconds(5);
    private static final long MOST_BYTES = 1L << 30;

    private final ClairRules rules;
    private final Optional<PskToken> token;
    private final StepRun run;

    private ClairApi(ClairRules rules, Optional<PskToken> token, StepRun run) {
        this.rules = rules;
        this.token = token;
        this.run = run;
    }

    static ClairApi open(ClairRules rules, StepRun run) throws DeliveryException {
        Optional<PskToken> token = Optional.empty();
        if (rules.server().credential().isPresent()) {
            SecretText key = run.delivery()
                    .credentials()
                    .require(rules.server().credential().get(), SecretText.class);
            token = Optional.of(new PskToken(key.text(), rules.issuer()));
        }
        return new ClairApi(rules, token, run);
    }

    /** A word for the set of scanners that the indexer has; it changes with Clair's version. */
    String indexerState() throws DeliveryException, IOException, InterruptedException {
        String action = "ask Clair for the state of its indexer";
        HttpResponse response = require(action, get(action, "/indexer/api/v1/index_state", CALL));
        try {
            String state = MAPPER.readTree(response.body()).path("state").asText();
            if (state.matches("[0-9A-Za-z._-]{1,128}")) {
                return state;
            }
        } catch (JacksonException e) {
            // Told below.
        }
        throw new DeliveryException(
                "what answers at %s is not Clair v4: correct clair.url in the policy".formatted(url()));
    }

    /** The latest run of each updater. */
    byte[] updateOperations() throws DeliveryException, IOException, InterruptedException {
        String action = "ask Clair for the date of its database";
        return require(action, get(action, UPDATES, CALL)).body();
    }

    /** Lets Clair fetch and index an image, and writes its report into a file. The answer comes when it is through, or has failed. */
    HttpResponse index(byte[] manifest, String file, Duration timeout)
            throws DeliveryException, IOException, InterruptedException {
        String action = "let Clair index the image";
        HttpRequest request = request("POST", INDEX, timeout)
                .carrying(new HttpBody.Bytes("application/json", manifest))
                .into(file, MOST_BYTES);
        return send(action, request);
    }

    /** Writes the index report into a file, if there is one. */
    HttpResponse indexReport(String digest, String file) throws DeliveryException, IOException, InterruptedException {
        String action = "ask Clair how far it is";
        return send(action, request("GET", INDEX + "/" + digest, CALL).into(file, MOST_BYTES));
    }

    /** Writes the vulnerability report into a file. */
    HttpResponse vulnerabilityReport(String digest, String file, Duration timeout)
            throws DeliveryException, IOException, InterruptedException {
        String action = "read Clair's vulnerability report";
        return require(
                action, send(action, request("GET", REPORT + digest, timeout).into(file, MOST_BYTES)));
    }

    /** Lets Clair forget an image. It says the same whether it knew it or not. */
    void delete(String digest) throws DeliveryException, IOException, InterruptedException {
        String action = "let Clair forget an earlier index report";
        require(action, send(action, request("DELETE", INDEX + "/" + digest, CALL)));
    }

    /** Lets Clair forget an image, in a short time, as somebody who aborts must not wait. */
    boolean forgets(String digest) throws DeliveryException, IOException, InterruptedException {
        String action = "let Clair forget the image";
        if (!send(action, request("DELETE", INDEX + "/" + digest, CLEAN_UP)).success()) {
            return false;
        }
        return send(action, request("GET", INDEX + "/" + digest, CLEAN_UP)).status() == 404;
    }

    String url() {
        return rules.server().url().toString();
    }

    DeliveryException refused(String action, HttpResponse response) {
        return ClairFailure.of(action, response, token.isPresent(), url());
    }

    private HttpResponse require(String action, HttpResponse response) throws DeliveryException {
        if (response.status() / 100 != 2 || response.status() == 202) {
            throw refused(action, response);
        }
        return response;
    }

    private HttpResponse get(String action, String path, Duration timeout)
            throws DeliveryException, IOException, InterruptedException {
        return send(action, request("GET", path, timeout));
    }

    private HttpRequest request(String method, String path, Duration timeout) throws DeliveryException {
        HttpRequest request = HttpRequest.of(method, URI.create(url() + path))
                .within(timeout)
                .trusting(rules.server().certificateAuthority().orElse(""));
        return token.isEmpty()
                ? request
                : request.with("Authorization", token.get().bearer(Instant.now()));
    }

    private HttpResponse send(String action, HttpRequest request) throws DeliveryException, InterruptedException {
        try {
            return run.host().send(request);
        } catch (IOException e) {
            throw ClairFailure.unreachable(action, url(), e);
        }
    }
}
