package io.slipway.runner.serve.run;

import io.slipway.runner.serve.config.Keep;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Forgets runs that are old enough. Signed records are proofs, which outlive their runs: they are never removed. */
public final class Retention {
    /** Just after its end a run is still being noted elsewhere. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Runs runs;
    private final Keep keep;
    private final InstantSource clock;

    /**
     * @param runs all runs
     * @param keep how long they are kept
     * @param clock the time
     */
    public Retention(Runs runs, Keep keep, InstantSource clock) {
        this.runs = runs;
        this.keep = keep;
        this.clock = clock;
    }

    /**
     * Removes what need not be kept any more.
     *
     * @return how many runs were removed
     * @throws IOException if one cannot be removed
     */
    public int sweep() throws IOException {
        Instant now = clock.instant();
        List<RunInfo> ended = runs.ended();
        int removed = 0;
        for (int i = 0; i < ended.size(); i++) {
            Duration age = Duration.between(ended.get(i).ended().orElseThrow(), now);
            if (age.compareTo(FRESH) > 0 && (tooOld(age) || tooMany(i))) {
                runs.forget(ended.get(i).id());
                removed++;
            }
        }
        return removed;
    }

    private boolean tooOld(Duration age) {
        return keep.age().isPresent() && age.compareTo(keep.age().get()) > 0;
    }

    private boolean tooMany(int newer) {
        return keep.runs().isPresent() && newer >= keep.runs().get();
    }
}
