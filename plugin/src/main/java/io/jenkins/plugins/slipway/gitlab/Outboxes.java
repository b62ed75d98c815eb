package io.jenkins.plugins.slipway.gitlab;

import io.slipway.digest.Sha256;
import io.slipway.gitlab.api.Answer;
import io.slipway.gitlab.api.GitLabApi;
import io.slipway.gitlab.api.GitLabServer;
import io.slipway.gitlab.api.Message;
import io.slipway.gitlab.api.Outbox;
import io.slipway.gitlab.api.RetryRules;
import io.slipway.host.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;

/** The messages on their way, for each GitLab apart, so that one that is down holds up no other. */
final class Outboxes implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(Outboxes.class.getName());

    private final Path directory;
    private final Map<String, Outbox> outboxes = new HashMap<>();

    Outboxes(Path directory) {
        this.directory = directory;
    }

    /** Sends what was left by an earlier process. */
    void open(Iterable<GitLabConnection> connections) {
        for (GitLabConnection connection : connections) {
            try {
                outbox(connection.getUrl());
            } catch (IOException e) {
                LOGGER.warning("statuses for " + connection.getUrl() + " cannot be kept: " + e.getMessage());
            }
        }
    }

    void post(GitLabConnection connection, Message message) throws IOException {
        outbox(connection.getUrl()).post(message);
    }

    private synchronized Outbox outbox(String url) throws IOException {
        Outbox outbox = outboxes.get(url);
        if (outbox == null) {
            String name = Sha256.of(url.getBytes(StandardCharsets.UTF_8)).substring("sha256:".length());
            outbox = Outbox.open(
                    directory.resolve(name.substring(0, 16)),
                    message -> send(url, message),
                    RetryRules.USUAL,
                    InstantSource.system(),
                    line -> LOGGER.info(url + ": " + line));
            outboxes.put(url, outbox);
        }
        return outbox;
    }

    /** With the token that is configured now: it may have been replaced since. */
    private static Answer send(String url, Message message) throws InterruptedException {
        Optional<GitLabApi> api = GitLabConfiguration.get().getConnections().stream()
                .filter(connection -> connection.getUrl().equals(url))
                .findFirst()
                .flatMap(Outboxes::api);
        return api.isPresent()
                ? api.get().send(message)
                : new Answer.Unavailable("it is not configured, or has no token", Duration.ofMinutes(1));
    }

    static Optional<GitLabApi> api(GitLabConnection connection) {
        Optional<Secret> token = Tokens.find(connection.getCredentialsId());
        String authority = connection.getCertificateAuthority() == null ? "" : connection.getCertificateAuthority();
        return token.map(secret -> new GitLabApi(
                new GitLabServer(URI.create(connection.getUrl()), secret, authority),
                request -> Controller.host().send(request),
                InstantSource.system()));
    }

    @Override
    public synchronized void close() {
        outboxes.values().forEach(Outbox::close);
        outboxes.clear();
    }
}
