package io.slipway.gitlab.intake;

import java.util.List;

/** What became of an offered delivery. */
public sealed interface Offer {
    /**
     * It is on disk.
     *
     * @param runs the new runs, one for each trigger that was not there already
     */
    record Accepted(List<QueuedRun> runs) implements Offer {
        /** Copies. */
        public Accepted {
            runs = List.copyOf(runs);
        }
    }

    /**
     * All of it had been accepted before.
     *
     * @param id the run that it was accepted as
     */
    record Duplicate(long id) implements Offer {}

    /**
     * Too many wait already; nothing was kept.
     *
     * @param waiting how many
     */
    record Full(int waiting) implements Offer {}
}
