package io.slipway.gitlab.api;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * How messages are tried again.
 *
 * @param first the pause after a first failure, positive
 * @param longest the longest pause
 * @param keep how long a message is worth being sent
 * @param most how many messages are kept, positive
 */
public record RetryRules(Duration first, Duration longest, Duration keep, int most) {
    /** From a second to five minutes; a week; ten thousand. */
    public static final RetryRules USUAL =
            new RetryRules(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(7), 10_000);

    /** Validates. */
    public RetryRules {
        Objects.requireNonNull(keep);
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || most < 1) {
            throw new IllegalArgumentException("pauses and numbers are positive, and the longest pause is the longest");
        }
    }

    /**
     * @param failures how often it failed in a row, from 1
     * @param random for the jitter, so that many who failed together do not come back together
     * @return how long to wait: doubled each time, and between half of it and all of it
     */
    Duration pause(int failures, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(failures - 1, 20);
        long most = Math.min(doubled < 0 ? Long.MAX_VALUE : doubled, longest.toMillis());
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }
}
