package io.slipway.runner.serve;

import io.slipway.host.Console;
import io.slipway.runner.serve.run.Retention;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Forgets old runs, at the start and every hour. */
final class Sweeper {
    private final Retention retention;
    private final Console log;
    private final Thread thread = new Thread(this::work, "slipway-sweeper");

    Sweeper(Retention retention, Console log) {
        this.retention = retention;
        this.log = log;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        try {
            while (true) {
                sweep();
                TimeUnit.HOURS.sleep(1);
            }
        } catch (InterruptedException e) {
            // It is being stopped.
        }
    }

    private void sweep() {
        try {
            int removed = retention.sweep();
            if (removed > 0) {
                log.line("removed %d old runs and their logs; their records stay".formatted(removed));
            }
        } catch (IOException | RuntimeException e) {
            log.line("cannot remove old runs: " + e.getMessage());
        }
    }

    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
