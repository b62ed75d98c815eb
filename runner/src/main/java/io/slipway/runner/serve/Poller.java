package io.slipway.runner.serve;

import io.slipway.host.Console;
import io.slipway.host.DeliveryException;
import io.slipway.runner.serve.config.ServedProject;
import io.slipway.runner.serve.run.Polling;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Looks into all repositories now and then. */
final class Poller {
    private final List<ServedProject> projects;
    private final Polling polling;
    private final Duration every;
    private final Console log;
    private final Set<String> failing = new HashSet<>();
    private final Thread thread = new Thread(this::work, "slipway-poller");

    Poller(List<ServedProject> projects, Polling polling, Duration every, Console log) {
        this.projects = projects;
        this.polling = polling;
        this.every = every;
        this.log = log;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        try {
            while (true) {
                for (ServedProject project : projects) {
                    look(project);
                }
                TimeUnit.NANOSECONDS.sleep(every.toNanos());
            }
        } catch (InterruptedException e) {
            // It is being stopped.
        }
    }

    /** A repository that does not answer is told once, until it does again. */
    private void look(ServedProject project) throws InterruptedException {
        String path = project.hook().path();
        try {
            polling.look(project);
            if (failing.remove(path)) {
                log.line(path + ": its repository answers again");
            }
        } catch (DeliveryException | IOException | RuntimeException e) {
            if (failing.add(path)) {
                log.line("cannot look for missed pushes: " + e.getMessage());
            }
        }
    }

    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
