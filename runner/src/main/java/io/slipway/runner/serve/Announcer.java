package io.slipway.runner.serve;

import io.slipway.gitlab.MergeRequest;
import io.slipway.gitlab.intake.IntakeObserver;
import io.slipway.gitlab.intake.QueuedRun;
import io.slipway.host.Console;
import io.slipway.runner.serve.run.CommitReporter;
import io.slipway.runner.serve.run.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Notes what the intake accepts and tells GitLab that it waits, after the event was answered. */
final class Announcer implements IntakeObserver {
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Set<Long> announced = new HashSet<>();
    private final Console log;
    private CommitReporter reporter;

    @FunctionalInterface
    private interface Task {
        void run() throws IOException;
    }

    Announcer(Console log) {
        this.log = log;
    }

    /** What was accepted before waits until now. */
    void start(CommitReporter to) {
        synchronized (this) {
            reporter = to;
        }
        Thread thread = new Thread(this::work, "slipway-announcer");
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        try {
            while (true) {
                Task task = tasks.take();
                try {
                    task.run();
                } catch (IOException e) {
                    log.line("cannot note what was accepted: " + e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void queued(QueuedRun run) {
        tasks.add(() -> announce(run));
    }

    @Override
    public void superseded(QueuedRun run, long by) {
        tasks.add(() -> {
            announce(run);
            reporter.dropped(run.id(), RunState.SUPERSEDED, "run " + by + " replaced it", Instant.now());
        });
    }

    @Override
    public void concerned(long run, MergeRequest request) {
        tasks.add(() -> reporter.concerned(run, request.iid()));
    }

    @Override
    public void damaged(int lines, Path copy) {
        log.line("%d lines of the queue's journal were not whole; the journal as it was lies in %s"
                .formatted(lines, copy));
    }

    /** Once for each run, before it starts; what could not be noted is noted the next time. */
    synchronized void announce(QueuedRun run) throws IOException {
        if (!announced.contains(run.id())) {
            reporter.queued(run);
            announced.add(run.id());
        }
    }

    /** Nothing more will be said of it. */
    synchronized void forget(QueuedRun run) {
        announced.remove(run.id());
    }
}
