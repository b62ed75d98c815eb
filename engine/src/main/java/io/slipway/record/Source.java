package io.slipway.record;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What is delivered.
 *
 * @param commit the full commit id
 * @param committed the commit's time
 * @param url the repository's address without credentials; empty where the checkout has no remote
 * @param branch the branch, if one is checked out
 * @param tag the tag that points to the commit, if there is one: the highest SemVer release, otherwise any
 * @param author who wrote the commit, as {@code Name <address>}
 */
public record Source(
        String commit, Instant committed, String url, Optional<String> branch, Optional<String> tag, String author) {
    /** Validates. */
    public Source {
        Objects.requireNonNull(commit);
        Objects.requireNonNull(committed);
        Objects.requireNonNull(url);
        Objects.requireNonNull(branch);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(author);
    }

    /**
     * @return the first eight hex digits of the commit
     */
    public String shortCommit() {
        return commit.substring(0, 8);
    }
}
