package io.slipway.runner.serve.config;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How long runs are kept, with their logs. Records are kept for ever.
 *
 * @param age those that ended longer ago go; empty for no such limit
 * @param runs of those that have ended so many stay, the latest; empty for no such limit
 */
public record Keep(Optional<Duration> age, Optional<Integer> runs) {
    /** Everything. */
    public static final Keep ALL = new Keep(Optional.empty(), Optional.empty());

    /** Validates. */
    public Keep {
        Objects.requireNonNull(age);
        Objects.requireNonNull(runs);
    }
}
