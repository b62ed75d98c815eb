package io.jenkins.plugins.slipway.gitlab;

import io.slipway.gitlab.MergeRequest;
import io.slipway.gitlab.Trigger;
import java.util.Optional;

/**
 * What a multibranch project has a job for.
 *
 * @param kind of a ref
 * @param name without {@code refs/…/}
 */
record Head(Kind kind, String name) {
    /** Kinds of refs. */
    enum Kind {
        /** {@code refs/heads/…}. */
        BRANCH,
        /** {@code refs/tags/…}. */
        TAG
    }

    /** Empty for a fork's branch, and for a commit of which no branch is told. */
    static Optional<Head> of(Trigger trigger) {
        if (trigger.tag().isPresent()) {
            return trigger.tag().map(tag -> new Head(Kind.TAG, tag));
        }
        return trigger.branch()
                .or(() -> trigger.mergeRequest()
                        .filter(request -> request.sourceProject().equals(trigger.project()))
                        .map(MergeRequest::sourceBranch))
                .map(branch -> new Head(Kind.BRANCH, branch));
    }
}
