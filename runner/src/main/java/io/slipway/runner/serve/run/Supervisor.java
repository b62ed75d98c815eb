package io.slipway.runner.serve.run;

import io.slipway.runner.events.RunEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the process of one run: copies its log, passes its events on as they come, and ends it when it is asked to. */
final class Supervisor {
    /** What an aborted run needs at most to clean up. */
    static final Duration CLEANING = Duration.ofSeconds(65);

    private final Duration grace;
    private volatile boolean stopped;
    private volatile RunProcess process;

    /**
     * @param grace how long a run that was asked to end gets to clean up
     */
    Supervisor(Duration grace) {
        this.grace = grace;
    }

    /** Asks what runs to end; what has not started yet is asked as soon as it has. */
    void stop() {
        stopped = true;
        RunProcess running = process;
        if (running != null) {
            running.ask();
        }
    }

    boolean stopped() {
        return stopped;
    }

    /** Runs it to its end, and gives its exit code. Nothing that it started is left. */
    int run(
            List<String> command,
            Map<String, String> environment,
            RunDirectory directory,
            RunLog log,
            Progress progress)
            throws IOException, InterruptedException {
        RunProcess.Started started = RunProcess.start(command, directory.path().getParent(), environment, directory);
        process = started.handle();
        try (EventTail events = new EventTail(directory.events())) {
            Thread copy = copy(started.process(), log);
            if (stopped) {
                process.ask();
            }
            follow(started.process(), events, progress);
            copy.join(CLEANING.toMillis());
        } finally {
            process.end(Duration.ZERO);
            process = null;
        }
        return started.process().waitFor();
    }

    private static Thread copy(Process process, RunLog log) {
        Thread copy = new Thread(() -> {
            try {
                log.copy(process.getInputStream());
            } catch (IOException e) {
                // The process has ended, or the disk is full: the run's result does not depend on its log.
            }
        });
        copy.setDaemon(true);
        copy.start();
        return copy;
    }

    private void follow(Process running, EventTail events, Progress progress) throws IOException, InterruptedException {
        long asked = 0;
        boolean alive = true;
        while (alive) {
            alive = !running.waitFor(100, TimeUnit.MILLISECONDS);
            for (RunEvent event : events.next()) {
                progress.take(event);
            }
            asked = stopped && asked == 0 ? System.nanoTime() : asked;
            if (asked != 0 && System.nanoTime() - asked > grace.toNanos()) {
                process.end(Duration.ZERO);
            }
        }
    }
}
