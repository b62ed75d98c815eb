package io.slipway.runner.steps;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A thread that moves a process's output along. */
final class Pump {
    private static final long PATIENCE_MILLIS = 1_000;

    /** What moves it. */
    @FunctionalInterface
    interface Moving {
        void run() throws IOException;
    }

    private Pump() {}

    static Thread start(Moving moving) {
        Thread thread = new Thread(() -> move(moving), "slipway-output");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void move(Moving moving) {
        try {
            moving.run();
        } catch (IOException e) {
            // The process was ended: there is no more to move.
        }
    }

    /** Waits until all was moved; not for long, as something in the background may hold the stream open. */
    static void drain(Thread thread) throws InterruptedException {
        if (thread != null) {
            TimeUnit.MILLISECONDS.timedJoin(thread, PATIENCE_MILLIS);
        }
    }
}
