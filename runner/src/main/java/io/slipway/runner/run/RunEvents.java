package io.slipway.runner.run;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Who wants to know what happens in a run.
 *
 * @param file an existing file that takes the events
 * @param statuses what becomes of the statuses that the pipeline sets
 */
public record RunEvents(Path file, Statuses statuses) {
    /** What becomes of statuses. */
    public enum Statuses {
        /** Somebody takes them to GitLab. */
        TAKEN,
        /** Nobody does. */
        NOT_TAKEN
    }

    /** Validates. */
    public RunEvents {
        Objects.requireNonNull(file);
        Objects.requireNonNull(statuses);
    }
}
