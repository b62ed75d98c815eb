package io.jenkins.plugins.slipway.gitlab;

import hudson.model.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Saves Jenkins' queue soon after it changed. By itself Jenkins does once a minute: a pipeline that was killed in between waits for an
 * executor that nobody is going to give it, or is given a second one.
 */
final class QueueSaver {
    private static final long MILLIS = 200;

    private final AtomicBoolean due = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "slipway-gitlab-queue");
        made.setDaemon(true);
        return made;
    });

    void changed() {
        if (due.compareAndSet(false, true) && !thread.isShutdown()) {
            thread.execute(this::save);
        }
    }

    /** Once for all that changes at a time. */
    private void save() {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        due.set(false);
        Queue.getInstance().save();
    }

    void stop() {
        thread.shutdownNow();
    }
}
