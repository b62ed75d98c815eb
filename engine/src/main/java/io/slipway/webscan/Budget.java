package io.slipway.webscan;

import java.time.Duration;

/** The time that a scan may take, from when this is made. */
public final class Budget {
    private final long end;

    /**
     * @param whole from now on
     */
    public Budget(Duration whole) {
        this.end = System.nanoTime() + whole.toNanos();
    }

    /**
     * @return what is left; zero when it is spent
     */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /**
     * @return whether nothing is left
     */
    public boolean spent() {
        return left().isZero();
    }
}
