package io.slipway.runner.serve.run;

import io.slipway.gitlab.api.GitLabApi;
import io.slipway.record.Signer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What all runs share.
 *
 * @param runs what is known of them
 * @param reporter tells GitLab
 * @param realms where they live
 * @param signer signs their records
 * @param gitlab is asked who is a member; empty where there is no GitLab to ask
 * @param launcher starts Slipway
 * @param environment of Slipway's own process
 * @param address how browsers reach the pages
 * @param grace how long an aborted run gets to clean up
 * @param clock the time
 */
public record Serving(
        Runs runs,
        CommitReporter reporter,
        Realms realms,
        Signer signer,
        Optional<GitLabApi> gitlab,
        Launcher launcher,
        Map<String, String> environment,
        Supplier<String> address,
        Duration grace,
        InstantSource clock) {
    /** Copies. */
    public Serving {
        environment = Map.copyOf(environment);
    }
}
