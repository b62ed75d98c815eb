package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** Waits for what tells nobody when it happens: it looks again and again, after growing pauses. */
final class Poll {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Something that becomes true. */
    interface Condition {
        boolean holds() throws Exception;
    }

    private Poll() {}

    /** Waits until that is so, or fails. */
    static void until(Condition condition) throws Exception {
        atMost(PATIENCE, condition);
        assertThat(condition.holds()).as("it did not become so").isTrue();
    }

    /** Waits until that is so, at most that long. */
    static void atMost(Duration patience, Condition condition) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long pause = 10; !condition.holds() && System.nanoTime() < deadline; pause = Math.min(200, pause * 2)) {
            Thread.sleep(pause);
        }
    }
}
