package io.slipway.scan.trivy;

import io.slipway.credentials.Credential.SecretText;
import io.slipway.delivery.StepRun;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import io.slipway.host.Scratch;
import io.slipway.host.Secret;
import io.slipway.policy.ServerRules;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A server of Trivy ({@code trivy server}): Trivy here takes the image apart, the server matches the packages with its database.
 *
 * @param rules where it is
 * @param token what it asks for, if anything
 * @param certificates a file with the authorities that alone are trusted for it; empty for the system's
 */
record TrivyServer(ServerRules rules, Optional<Secret> token, Optional<String> certificates) {

    static TrivyServer open(ServerRules rules, Scratch scratch, StepRun run) throws DeliveryException, IOException {
        Optional<Secret> token = Optional.empty();
        if (rules.credential().isPresent()) {
            SecretText text =
                    run.delivery().credentials().require(rules.credential().get(), SecretText.class);
            token = Optional.of(text.text());
        }
        Optional<String> certificates = Optional.empty();
        if (rules.certificateAuthority().isPresent()) {
            byte[] pem = rules.certificateAuthority().get().getBytes(StandardCharsets.UTF_8);
            certificates = Optional.of(scratch.write("server-ca.pem", pem));
        }
        return new TrivyServer(rules, token, certificates);
    }

    String url() {
        return rules.url().toString();
    }

    /** The command, which is told how to trust the server and how to be trusted. */
    Command known(Command command) {
        Command trusting =
                certificates.map(file -> command.with("SSL_CERT_FILE", file)).orElse(command);
        return token.map(secret -> trusting.with("TRIVY_TOKEN", secret.reveal()).hiding(secret))
                .orElse(trusting);
    }

    /** The server's version and the date of its database, which are those that count. */
    TrivyVersion version(StepRun run) throws DeliveryException, InterruptedException {
        HttpResponse answer;
        try {
            answer = run.host()
                    .send(HttpRequest.of("GET", URI.create(url() + "/version"))
                            .trusting(rules.certificateAuthority().orElse("")));
        } catch (IOException e) {
            throw new DeliveryException(
                    "Trivy's server %s does not answer: %s; check that it runs, and how the policy says to trust it"
                            .formatted(url(), e.getMessage()),
                    e);
        }
        if (!answer.success()) {
            throw new DeliveryException(
                    "what answers at %s is not a server of Trivy: it answered %d to /version; correct trivy.servers in the policy"
                            .formatted(url(), answer.status()));
        }
        return TrivyVersion.parse(answer.text());
    }
}
