package io.slipway.runner.serve;

import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.intake.QueuedRun;
import io.slipway.host.Console;
import io.slipway.runner.serve.config.ServeConfig;
import io.slipway.runner.serve.config.ServedProject;
import io.slipway.runner.serve.run.Execution;
import io.slipway.runner.serve.run.RunState;
import io.slipway.runner.serve.run.Serving;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts what waits, as many at a time as the configuration allows. */
final class Dispatcher {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final ServeConfig config;
    private final Intake intake;
    private final Serving serving;
    private final Announcer announcer;
    private final Console log;
    private final Map<QueuedRun, Job> jobs = new HashMap<>();
    private final Thread thread = new Thread(this::work, "slipway-dispatcher");
    private volatile boolean stopping;

    /** A run and the thread that it is run on. */
    private record Job(Execution execution, Thread thread) {}

    Dispatcher(ServeConfig config, Intake intake, Serving serving, Announcer announcer, Console log) {
        this.config = config;
        this.intake = intake;
        this.serving = serving;
        this.announcer = announcer;
        this.log = log;
    }

    void start() {
        thread.start();
    }

    private void work() {
        try {
            while (!stopping) {
                Optional<QueuedRun> next = intake.next(this::eligible, LOOK);
                if (next.isPresent()) {
                    begin(next.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean eligible(QueuedRun run) {
        if (stopping || jobs.size() >= config.concurrency()) {
            return false;
        }
        String path = run.trigger().project();
        int most = config.project(path).map(ServedProject::concurrency).orElse(1);
        return jobs.keySet().stream()
                        .filter(other -> other.trigger().project().equals(path))
                        .count()
                < most;
    }

    private synchronized void begin(QueuedRun run) {
        Optional<ServedProject> project = config.project(run.trigger().project());
        if (project.isEmpty()) {
            refuse(run);
            return;
        }
        Execution execution = new Execution(serving, project.get(), run);
        Thread runs = new Thread(() -> run(run, execution), "slipway-run-" + run.id());
        jobs.put(run, new Job(execution, runs));
        runs.start();
    }

    private void refuse(QueuedRun run) {
        try {
            announcer.announce(run);
            serving.reporter()
                    .dropped(
                            run.id(),
                            RunState.REFUSED,
                            "the project is not configured any more",
                            serving.clock().instant());
            intake.finished(run);
        } catch (IOException e) {
            log.line("run %d: %s".formatted(run.id(), e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(QueuedRun run, Execution execution) {
        boolean again = false;
        boolean ended = false;
        try {
            again = !isNoted(run);
            ended = !again && execution.run();
        } catch (IOException | RuntimeException e) {
            log.line("run %d of %s could not go on, and is run again after a restart: %s"
                    .formatted(run.id(), run.trigger().project(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            free(run);
        }
        if (again) {
            intake.release(run);
        }
        if (ended) {
            finish(run);
        }
    }

    /** Nothing has happened yet where that cannot be noted, as on a full disk: it waits on, and so does what comes after it. */
    private boolean isNoted(QueuedRun run) throws InterruptedException {
        try {
            announcer.announce(run);
            intake.started(run);
            return true;
        } catch (IOException e) {
            log.line("run %d of %s cannot start, and is tried again in %d seconds: %s"
                    .formatted(run.id(), run.trigger().project(), PAUSE.toSeconds(), e.getMessage()));
            pause();
            return false;
        }
    }

    private synchronized void pause() throws InterruptedException {
        long end = System.nanoTime() + PAUSE.toNanos();
        for (long left = PAUSE.toMillis(); !stopping && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    private synchronized void free(QueuedRun run) {
        jobs.remove(run);
        notifyAll();
    }

    private void finish(QueuedRun run) {
        try {
            intake.finished(run);
            announcer.forget(run);
            log.line("run %d of %s: %s"
                    .formatted(
                            run.id(),
                            run.trigger().project(),
                            serving.runs().find(run.id()).orElseThrow().state()));
        } catch (IOException e) {
            log.line("run %d has ended, but that cannot be noted: %s".formatted(run.id(), e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts nothing more, waits for what runs, and then asks it to end. */
    void stop(Duration grace, Duration cleaning) throws InterruptedException {
        beginToStop();
        thread.join();
        if (!await(grace)) {
            List<Job> left;
            synchronized (this) {
                left = new ArrayList<>(jobs.values());
            }
            log.line("ending %d runs that still go on; they are run again after the next start".formatted(left.size()));
            left.forEach(job -> job.execution().stop());
            await(cleaning);
        }
    }

    private synchronized void beginToStop() {
        stopping = true;
        notifyAll();
    }

    private synchronized boolean await(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!jobs.isEmpty()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
