package io.slipway.gitlab.intake;

import java.util.Objects;
import java.util.Set;

/**
 * How an intake behaves.
 *
 * @param mostQueued the most runs that wait at a time; more are refused (429), positive
 * @param superseding projects of which a newer push to a branch replaces the ones that still wait for the same branch, never a running one
 */
public record IntakeOptions(int mostQueued, Set<String> superseding) {
    /** 10,000 waiting runs, nothing superseded. */
    public static final IntakeOptions DEFAULT = new IntakeOptions(10_000, Set.of());

    /** Validates and copies. */
    public IntakeOptions {
        if (mostQueued <= 0) {
            throw new IllegalArgumentException("at least one run must be able to wait, not " + mostQueued);
        }
        superseding = Set.copyOf(Objects.requireNonNull(superseding));
    }
}
