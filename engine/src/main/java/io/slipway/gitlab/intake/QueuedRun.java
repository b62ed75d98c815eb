package io.slipway.gitlab.intake;

import io.slipway.gitlab.Trigger;
import java.time.Instant;
import java.util.Objects;

/**
 * One accepted delivery.
 *
 * @param id its number in this intake: positive, growing, never given twice
 * @param attempt 1 for the first, 2 when it is run again because the process ended in the middle of attempt 1, and so on
 * @param accepted when it was accepted
 * @param trigger what it delivers
 */
public record QueuedRun(long id, int attempt, Instant accepted, Trigger trigger) {
    /** Validates. */
    public QueuedRun {
        if (id <= 0 || attempt <= 0) {
            throw new IllegalArgumentException("run %d, attempt %d: both are positive".formatted(id, attempt));
        }
        Objects.requireNonNull(accepted);
        Objects.requireNonNull(trigger);
    }
}
