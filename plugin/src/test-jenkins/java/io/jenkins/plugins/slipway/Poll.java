package io.jenkins.plugins.slipway;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Waits for what another process does. */
public final class Poll {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Poll() {}

    /** Returns when the condition holds; fails after two minutes. */
    public static void until(Callable<Boolean> condition) {
        Instant deadline = Instant.now().plus(LONGEST);
        long pause = 20;
        try {
            while (!condition.call()) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError("did not come true within " + LONGEST);
                }
                Thread.sleep(pause);
                pause = Math.min(2 * pause, 1000);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
