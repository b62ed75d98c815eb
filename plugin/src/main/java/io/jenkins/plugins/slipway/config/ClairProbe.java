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

/** Asks Clair, from the controller and without any credential, for a report that it cannot have: its answer shows that it is Clair. */
final class ClairProbe {
    private static final String NOBODYS = "sha256:" + "0".repeat(64);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ClairProbe() {}

    static FormValidation test(String url, String certificateAuthority) throws InterruptedException {
        try {
            URI uri = URI.create(url.replaceAll("/+$", "") + "/indexer/api/v1/index_report/" + NOBODYS);
            HttpRequest request =
                    HttpRequest.of("GET", uri).trusting(certificateAuthority).within(PATIENCE);
            HttpResponse response =
                    new LocalHost(Path.of(System.getProperty("java.io.tmpdir")), Map.of(), Map.of()).send(request);
            return said(uri.getAuthority(), response);
        } catch (IOException | IllegalArgumentException e) {
            return FormValidation.error("Clair cannot be reached: " + e.getMessage());
        }
    }

    private static FormValidation said(String host, HttpResponse response) {
        boolean json = response.header("Content-Type").orElse("").contains("json");
        return switch (response.status()) {
            case 401 -> FormValidation.ok(host + " answers, and asks for tokens signed with the pre-shared key.");
            case 404 ->
                json
                        ? FormValidation.ok(host + " is a Clair indexer, and asks for no token.")
                        : FormValidation.error(host + " answers, but not as Clair's indexer does");
            default -> FormValidation.error(host + " answered " + response.status() + ": it is no Clair indexer");
        };
    }
}
