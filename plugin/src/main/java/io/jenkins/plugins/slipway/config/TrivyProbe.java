package io.jenkins.plugins.slipway.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.host.HttpBody;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import io.slipway.host.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Asks a server of Trivy for its version, which it tells everybody, and then which layers it lacks, which it tells only who has the token.
 *
 * @param probe asks it
 */
record TrivyProbe(Probe probe) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final byte[] NOTHING =
            "{\"artifact_id\":\"sha256:0\",\"blob_ids\":[]}".getBytes(StandardCharsets.US_ASCII);

    Answer test(Optional<Secret> token) throws InterruptedException {
        return probe.judged(() -> versioned(token));
    }

    private Answer versioned(Optional<Secret> token) throws IOException, InterruptedException {
        HttpResponse response = probe.send(probe.request("GET", "/version"));
        String version = response.success() ? version(response.text()) : "";
        return version.isEmpty()
                ? Answer.bad(probe.host() + " answered " + response.status() + ": it is no Trivy server")
                : known(version, token);
    }

    private Answer known(String version, Optional<Secret> token) throws IOException, InterruptedException {
        HttpRequest request = probe.request("POST", "/twirp/trivy.cache.v1.Cache/MissingBlobs")
                .carrying(new HttpBody.Bytes("application/json", NOTHING));
        int status = probe.send(token.map(secret -> request.with("Trivy-Token", secret.reveal()))
                        .orElse(request))
                .status();
        String server = "%s is a Trivy server (%s)".formatted(probe.host(), version);
        return switch (status) {
            case 200 ->
                Answer.good(server + (token.isPresent() ? ", and takes the token." : ", and asks for no token."));
            case 401 ->
                token.isPresent()
                        ? Answer.bad(server + ", but refuses the token")
                        : Answer.doubtful(server + "; it asks for a token, and none is chosen.");
            default -> Answer.bad(server + ", but answered " + status + " to a question");
        };
    }

    private static String version(String text) {
        try {
            return MAPPER.readTree(text).path("Version").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
