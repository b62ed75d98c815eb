package io.jenkins.plugins.slipway.config;

import hudson.util.FormValidation;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import io.slipway.host.local.LocalHost;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Asks a server something from the controller, for the test of a connection.
 *
 * @param url its address as the form has it
 * @param certificateAuthority PEM that alone is trusted for it, blank for the system's
 */
record Probe(String url, String certificateAuthority) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    Probe {
        url = url.strip().replaceAll("/+$", "");
        certificateAuthority = certificateAuthority.strip();
    }

    /** What its answers mean. */
    @FunctionalInterface
    interface Question {
        Answer ask() throws IOException, InterruptedException;
    }

    /** The server as people name it. */
    String host() {
        return URI.create(url).getRawAuthority();
    }

    HttpRequest request(String method, String path) {
        return HttpRequest.of(method, URI.create(url + path))
                .trusting(certificateAuthority)
                .within(PATIENCE);
    }

    HttpResponse send(HttpRequest request) throws IOException, InterruptedException {
        return new LocalHost(Path.of(System.getProperty("java.io.tmpdir")), Map.of(), Map.of()).send(request);
    }

    /** What came of a question; in one line where there was no answer at all. */
    Answer judged(Question question) throws InterruptedException {
        if (!isCertificate(certificateAuthority)) {
            return Answer.bad("The certificate authority is no certificate in PEM form");
        }
        try {
            return question.ask();
        } catch (IOException | IllegalArgumentException e) {
            return Answer.bad(url + " cannot be reached: " + e.getMessage());
        }
    }

    /** What a form says of the certificates that were pasted into it. */
    static FormValidation certificates(String text) {
        return isCertificate(text)
                ? FormValidation.ok()
                : FormValidation.error("Paste the certificates themselves (PEM): -----BEGIN CERTIFICATE----- …");
    }

    private static boolean isCertificate(String text) {
        return text.isBlank() || text.strip().startsWith("-----BEGIN CERTIFICATE-----");
    }
}
