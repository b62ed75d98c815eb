package io.jenkins.plugins.slipway.gitlab;

import hudson.model.Run;
import java.util.Optional;

/** What a delivery needs that an earlier process of Jenkins accepted, by the build that it left. */
sealed interface Due {
    /** A build that is the end of Jenkins each time is not begun for ever. */
    int MOST_ATTEMPTS = 3;

    /**
     * A build.
     *
     * @param attempt 1 for the first
     */
    record Start(int attempt) implements Due {}

    /** Nothing but to wait: Jenkins has resumed the build. */
    record Follow() implements Due {}

    /**
     * Nothing any more.
     *
     * @param why in a few words
     */
    record Over(String why) implements Due {}

    /**
     * The newest build of a delivery.
     *
     * @param attempt which one it is
     * @param building whether it goes on
     * @param ended whether it came to its own end, and was not cut off
     */
    record Left(int attempt, boolean building, boolean ended) {
        static Left of(Run<?, ?> run) {
            GitLabRun action = run.getAction(GitLabRun.class);
            return new Left(
                    action == null ? 1 : action.attempt(), run.isBuilding(), action != null && action.hasEnded());
        }
    }

    /**
     * @param left the newest build; empty where none was saved
     * @param attempt which attempt it is by the intake: above 1 where a build had begun, saved or not
     */
    static Due of(Optional<Left> left, int attempt) {
        if (left.isPresent() && left.get().building()) {
            return new Follow();
        }
        if (left.isPresent() && left.get().ended()) {
            return new Over("its build had ended before the restart");
        }
        int next = left.map(build -> build.attempt() + 1).orElse(attempt);
        return next > MOST_ATTEMPTS
                ? new Over("Jenkins ended in the middle of it %d times".formatted(next - 1))
                : new Start(next);
    }
}
