package io.slipway.gate;

import io.slipway.acceptance.Acceptance;
import java.util.Objects;
import java.util.Optional;

/**
 * What the gate says of one finding, and why.
 *
 * @param finding the finding
 * @param decision what becomes of it
 * @param decisive the score that decided; empty where no source gives one
 * @param explanation one line: score, source and version, or why there is none; and what accepts or rejects it
 * @param acceptance the entry that was applied, also where it has expired
 */
public record Judgement(
        Finding finding,
        Decision decision,
        Optional<Score> decisive,
        String explanation,
        Optional<Acceptance> acceptance) {
    /** Validates. */
    public Judgement {
        Objects.requireNonNull(finding);
        Objects.requireNonNull(decision);
        Objects.requireNonNull(decisive);
        Objects.requireNonNull(acceptance);
        if (explanation.isBlank()) {
            throw new IllegalArgumentException("a judgement without an explanation");
        }
    }
}
