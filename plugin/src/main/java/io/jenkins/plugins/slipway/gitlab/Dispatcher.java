package io.jenkins.plugins.slipway.gitlab;

import io.slipway.gitlab.Condition;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.api.GitLabApi;
import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.intake.QueuedRun;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Puts what the intake accepted into Jenkins' queue. Jenkins saves its queue only now and then, and cannot resume every build: a delivery
 * leaves the intake when all its builds have ended, and not before.
 */
final class Dispatcher {
    private static final Logger LOGGER = Logger.getLogger(Dispatcher.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Intake intake;
    private final Starter starter;
    private final Set<String> attempts = ConcurrentHashMap.newKeySet();
    private final QueueSaver saver = new QueueSaver();
    private final Instant began = Instant.now();
    private final Map<Long, Pending> pending = new HashMap<>();
    private final Thread thread = new Thread(this::work, "slipway-gitlab-dispatcher");
    private final ExecutorService retries = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "slipway-gitlab-retries");
        made.setDaemon(true);
        return made;
    });
    private volatile boolean stopping;

    /** A delivery, its builds that have not ended, and whether one has begun. */
    private record Pending(QueuedRun run, Set<String> open, AtomicBoolean begun) {}

    Dispatcher(Intake intake, Supplier<Collection<Subscription>> subscriptions) {
        this.intake = intake;
        this.starter = new Starter(subscriptions, this::settled);
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        stopping = true;
        thread.interrupt();
        saver.stop();
        retries.shutdownNow();
        starter.stop();
    }

    /** Jenkins' queue has changed. */
    void queueChanged() {
        boolean busy;
        synchronized (this) {
            busy = !pending.isEmpty();
        }
        if (busy) {
            saver.changed();
        }
    }

    /** A build of a multibranch project waits, or begins. */
    void noticed(String key) {
        starter.noticed(key);
    }

    /** A build of a delivery begins: when Jenkins is killed, its next attempt is the second. */
    void begun(long id) {
        Pending delivery;
        synchronized (this) {
            delivery = pending.get(id);
        }
        try {
            if (delivery != null && delivery.begun().compareAndSet(false, true)) {
                intake.started(delivery.run());
            }
        } catch (IOException e) {
            LOGGER.warning("run %d begins, but that cannot be noted: %s".formatted(id, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A build that an earlier process left could not be resumed. */
    void lost(long id, String key, String subscriber) {
        Pending delivery;
        synchronized (this) {
            delivery = pending.get(id);
            if (delivery == null || !delivery.open().contains(key)) {
                return;
            }
        }
        GitLabConfiguration.get()
                .of(delivery.run().trigger().project())
                .ifPresentOrElse(
                        connection -> retries.execute(() -> starter.start(
                                new Starter.Part(delivery.run(), connection, subscriber, true, attempts))),
                        () -> settled(id, key));
    }

    /** A build of a delivery has ended, or will never begin. */
    void settled(long id, String key) {
        synchronized (this) {
            Pending delivery = pending.get(id);
            if (delivery == null
                    || !delivery.open().remove(key)
                    || !delivery.open().isEmpty()) {
                return;
            }
        }
        finish(id);
    }

    private void work() {
        try {
            while (!stopping) {
                Optional<QueuedRun> next = intake.next(run -> true, LOOK);
                if (next.isPresent()) {
                    begin(next.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(QueuedRun run) throws InterruptedException {
        Trigger trigger = run.trigger();
        Optional<GitLabConnection> connection = GitLabConfiguration.get().of(trigger.project());
        Set<String> open = new HashSet<>();
        trigger.subscribers().forEach(name -> open.add(Starter.key(run, name)));
        // One more, so that it cannot end while its builds are being queued.
        open.add("");
        synchronized (this) {
            pending.put(run.id(), new Pending(run, open, new AtomicBoolean()));
        }
        try {
            if (connection.isEmpty()) {
                drop(run, "the project is not configured any more");
            } else if (!mayStart(connection.get(), trigger)) {
                drop(
                        run,
                        "GitLab does not say that %s may push to the project"
                                .formatted(trigger.user().username()));
            } else {
                boolean again = run.accepted().isBefore(began);
                trigger.subscribers()
                        .forEach(name -> starter.start(new Starter.Part(run, connection.get(), name, again, attempts)));
            }
        } catch (RuntimeException e) {
            LOGGER.log(
                    Level.WARNING, "run " + run.id() + " could not be queued, and is tried again after a restart", e);
            return;
        }
        settled(run.id(), "");
    }

    private void drop(QueuedRun run, String why) {
        LOGGER.info("run %d of %s starts nothing: %s"
                .formatted(run.id(), run.trigger().project(), why));
        run.trigger().subscribers().forEach(name -> settled(run.id(), Starter.key(run, name)));
    }

    /** Only a clear yes counts. */
    private static boolean mayStart(GitLabConnection connection, Trigger trigger) throws InterruptedException {
        if (trigger.condition() == Condition.NONE) {
            return true;
        }
        Optional<GitLabApi> api = Outboxes.api(connection);
        return api.isPresent()
                && trigger.user().id() > 0
                && api.get().membership(trigger.project(), trigger.user().id()) == GitLabApi.Membership.DEVELOPER;
    }

    private void finish(long id) {
        Pending done;
        synchronized (this) {
            done = pending.remove(id);
        }
        try {
            if (done != null) {
                intake.finished(done.run());
            }
        } catch (IOException e) {
            LOGGER.warning("run %d has ended, but that cannot be noted: %s".formatted(id, e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
