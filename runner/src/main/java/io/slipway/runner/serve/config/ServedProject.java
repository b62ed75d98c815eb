package io.slipway.runner.serve.config;

import io.slipway.gitlab.webhook.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One project and how it is delivered.
 *
 * @param hook its path, what authenticates its events, and which of them start a delivery
 * @param source where its commits are fetched from
 * @param jenkinsfile the pipeline, relative to the checkout
 * @param policy the operator's; empty for the strict one
 * @param credentials the ones that its runs may use
 * @param accounts the users that its runs are run as; empty for the user that Slipway runs as
 * @param protectedRefs which refs may use the credentials for protected refs; empty to believe GitLab's events
 * @param environment variables of its runs
 * @param libraries directories of shared libraries, by name
 * @param concurrency how many of its runs at a time, positive
 * @param newer what a newer push does to those that wait
 */
public record ServedProject(
        Project hook,
        CloneSource source,
        String jenkinsfile,
        Optional<Path> policy,
        List<BoundCredential> credentials,
        Optional<Accounts> accounts,
        Optional<ProtectedRefs> protectedRefs,
        Map<String, String> environment,
        Map<String, Path> libraries,
        int concurrency,
        Newer newer) {
    /** What a newer push to a branch does to those that still wait. */
    public enum Newer {
        /** Nothing: each push is delivered. */
        QUEUE,
        /** They are not delivered any more. */
        SUPERSEDE
    }

    /** Validates and copies. */
    public ServedProject {
        Objects.requireNonNull(hook);
        Objects.requireNonNull(source);
        Objects.requireNonNull(jenkinsfile);
        credentials = List.copyOf(credentials);
        environment = Map.copyOf(environment);
        libraries = Map.copyOf(libraries);
        Objects.requireNonNull(newer);
    }
}
