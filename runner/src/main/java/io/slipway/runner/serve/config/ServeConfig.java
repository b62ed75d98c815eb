package io.slipway.runner.serve.config;

import io.slipway.gitlab.api.GitLabServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code slipway serve} is told.
 *
 * @param listen where to listen; not resolved
 * @param url how browsers and GitLab reach it, without a slash at its end; empty for the address it listens on
 * @param state absolute; where runs, records, the queue and the keys lie
 * @param concurrency how many runs at a time, positive
 * @param grace how long running deliveries get to end by themselves when it is stopped
 * @param poll how often it looks for pushes of which no event came
 * @param keep how long runs and logs are kept
 * @param gitlab where results go; empty for nowhere
 * @param projects what is delivered, each path once
 */
public record ServeConfig(
        InetSocketAddress listen,
        Optional<URI> url,
        Path state,
        int concurrency,
        Duration grace,
        Duration poll,
        Keep keep,
        Optional<GitLabServer> gitlab,
        List<ServedProject> projects) {
    /** Validates and copies. */
    public ServeConfig {
        Objects.requireNonNull(listen);
        Objects.requireNonNull(state);
        Objects.requireNonNull(keep);
        projects = List.copyOf(projects);
    }

    /**
     * @param path a project's path
     * @return that project, if it is configured
     */
    public Optional<ServedProject> project(String path) {
        return projects.stream()
                .filter(project -> project.hook().path().equals(path))
                .findFirst();
    }

    /**
     * @param address where to listen
     * @return this configuration, listening there
     */
    public ServeConfig listening(InetSocketAddress address) {
        return new ServeConfig(address, url, state, concurrency, grace, poll, keep, gitlab, projects);
    }
}
