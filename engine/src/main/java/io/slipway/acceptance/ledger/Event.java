package io.slipway.acceptance.ledger;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * One line of the ledger: somebody decided, or took a decision back.
 *
 * @param number its place in the ledger, from 1
 * @param at when
 * @param act what was done
 * @param decision the number of the decision that is taken back; its own number for a decision
 * @param by the id of the user who did it
 * @param where the build on whose page it was done; empty for the page of all acceptances
 * @param why in words
 * @param id the vulnerability
 * @param kind what was decided
 * @param until the last day on which it holds; null for none
 * @param justification why it does not affect; null but for {@code not-affected}
 * @param packageName the package that it is limited to; empty for any
 * @param image the glob of repositories that it is limited to; empty for any
 * @param previous the hash of the line before; empty for the first
 * @param hash {@code sha256:…} of this line, with {@code previous}
 */
public record Event(
        int number,
        Instant at,
        Act act,
        int decision,
        String by,
        String where,
        String why,
        String id,
        Acceptance.Kind kind,
        LocalDate until,
        Acceptance.Justification justification,
        String packageName,
        String image,
        String previous,
        String hash) {

    /** What was done. */
    public enum Act {
        /** Somebody decided on a vulnerability. */
        DECIDED,
        /** Somebody took a decision back. */
        REVOKED
    }

    /**
     * @return the decision as the gate takes it
     */
    public Acceptance acceptance() {
        return new Acceptance(
                id,
                kind,
                Optional.ofNullable(until),
                Optional.ofNullable(justification),
                why,
                by,
                packageName,
                image,
                Origin.operator("Jenkins, decision " + number + " of " + LocalDate.ofInstant(at, ZoneOffset.UTC)),
                "");
    }

    Event hashed(String digest) {
        return new Event(
                number,
                at,
                act,
                decision,
                by,
                where,
                why,
                id,
                kind,
                until,
                justification,
                packageName,
                image,
                previous,
                digest);
    }
}
