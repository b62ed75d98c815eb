package io.jenkins.plugins.slipway.gitlab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.util.FormValidation;
import io.slipway.gitlab.api.GitLabServer;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import io.slipway.host.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Asks a GitLab whose a token is, from the controller. */
final class GitLabProbe {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Secret NOBODYS = Secret.of("nobody's token");

    private GitLabProbe() {}

    static FormValidation address(String url) {
        return isAddress(url)
                ? FormValidation.ok()
                : FormValidation.error("Write it as https://gitlab.example.com (plain http only for this machine)");
    }

    static boolean isAddress(String url) {
        try {
            new GitLabServer(URI.create(url.strip()), NOBODYS, "");
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static FormValidation test(String url, Optional<Secret> token, String certificateAuthority)
            throws InterruptedException {
        if (token.isEmpty()) {
            return FormValidation.error("First choose an API token (a secret text)");
        }
        try {
            String base = url.strip().replaceAll("/+$", "");
            new GitLabServer(URI.create(base), token.get(), "");
            HttpRequest request = HttpRequest.of("GET", URI.create(base + "/api/v4/user"))
                    .with("PRIVATE-TOKEN", token.get().reveal())
                    .trusting(certificateAuthority == null ? "" : certificateAuthority.strip())
                    .within(PATIENCE);
            return said(base, Controller.host().send(request));
        } catch (IOException | IllegalArgumentException e) {
            return FormValidation.error(url + " cannot be reached: " + e.getMessage());
        }
    }

    private static FormValidation said(String url, HttpResponse response) {
        if (!response.success()) {
            return FormValidation.error(url + " answered " + response.status()
                    + (response.status() == 401 ? ": it does not know the token" : ": it is no GitLab"));
        }
        try {
            String name = MAPPER.readTree(response.text()).path("username").asText();
            return name.isEmpty()
                    ? FormValidation.error(url + " answers, but not as GitLab does")
                    : FormValidation.ok("It is a GitLab, and the token is that of '" + name + "'.");
        } catch (JsonProcessingException e) {
            return FormValidation.error(url + " answers, but not as GitLab does");
        }
    }
}
