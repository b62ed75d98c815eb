package io.jenkins.plugins.slipway.delivery;

import io.slipway.record.Source;
import java.util.Optional;
import java.util.Set;

/**
 * What lies in a directory where a run delivers.
 *
 * @param source the commit; empty where there is none, or git is not there
 * @param doubt why nobody knows who made it, as the end of a sentence; empty where the run checked it out
 */
record Checkout(Optional<Source> source, Optional<String> doubt) {
    /**
     * @param source what git says of the directory: a pipeline could have written it there
     * @param commits what the run checked out
     */
    static Checkout of(Optional<Source> source, Set<String> commits) {
        return new Checkout(
                source,
                source.isEmpty()
                        ? Optional.of("this directory is no checkout, so anybody could have written it")
                        : source.filter(it -> !commits.contains(it.commit()))
                                .map(it -> "commit %s was not checked out by this build, so anybody could have made it"
                                        .formatted(it.shortCommit())));
    }

    /** What the log says of it, once. */
    Optional<String> warning() {
        return source.flatMap(it -> doubt)
                .map(why -> why + ": of acceptances only rejections count for it; bring it by the step 'checkout'");
    }
}
