package io.jenkins.plugins.slipway.gitlab;

import hudson.model.Job;
import hudson.model.Run;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the builds of deliveries among the newest of a job. */
final class Builds {
    private static final int LOOKED_AT = 200;

    private Builds() {}

    static Optional<Run<?, ?>> newest(Job<?, ?> job, Predicate<Run<?, ?>> wanted) {
        Run<?, ?> build = job.getLastBuild();
        for (int i = 0; build != null && i < LOOKED_AT; i++) {
            if (wanted.test(build)) {
                return Optional.of(build);
            }
            build = build.getPreviousBuild();
        }
        return Optional.empty();
    }

    /** Whether a run is one of a delivery's; Jenkins makes one run of several pushes to a branch that wait. */
    static Predicate<Run<?, ?>> of(String key) {
        return run -> {
            GitLabRun action = run.getAction(GitLabRun.class);
            return (action != null && action.key().equals(key))
                    || GitLabCause.of(run.getCauses()).stream()
                            .anyMatch(cause -> cause.key().equals(key));
        };
    }
}
