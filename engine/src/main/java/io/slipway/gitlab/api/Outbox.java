package io.slipway.gitlab.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Messages to GitLab on their way. Who posts one waits for the disk and for nothing else; a thread sends them, the messages on a topic in
 * their order, again and again until GitLab has them. While GitLab is away, only the latest message on each topic is kept.
 */
public final class Outbox implements AutoCloseable {
    private final OutboxFiles files;
    private final Sender sender;
    private final RetryRules rules;
    private final InstantSource clock;
    private final Consumer<String> log;
    private final Topics topics = new Topics();
    private final Thread thread = new Thread(this::run, "slipway-gitlab-outbox");
    private long number;
    private int outage;
    private Instant notBefore = Instant.MIN;
    private boolean closed;

    /** Sends a message, as {@link GitLabApi#send} does. */
    @FunctionalInterface
    public interface Sender {
        /**
         * @param message what to tell
         * @return what became of it
         * @throws InterruptedException if the wait was interrupted
         */
        Answer send(Message message) throws InterruptedException;
    }

    private Outbox(OutboxFiles files, Sender sender, RetryRules rules, InstantSource clock, Consumer<String> log) {
        this.files = files;
        this.sender = sender;
        this.rules = rules;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Opens an outbox and begins to send what was left in it.
     *
     * @param directory where the messages lie; made (mode 0700) where it is missing, and nobody else's
     * @param sender sends
     * @param rules how it tries again
     * @param clock the time
     * @param log takes a line where an outage begins or ends, and where a message is given up
     * @return the outbox
     * @throws IOException if the directory cannot be made or read
     */
    public static Outbox open(
            Path directory, Sender sender, RetryRules rules, InstantSource clock, Consumer<String> log)
            throws IOException {
        Outbox outbox = new Outbox(new OutboxFiles(directory), sender, rules, clock, log);
        for (Item left : outbox.files.read(log)) {
            outbox.topics.add(left);
            outbox.number = left.number();
        }
        outbox.thread.setDaemon(true);
        outbox.thread.start();
        return outbox;
    }

    /**
     * @param message what to tell; on disk when this returns
     * @throws IOException if it cannot be written
     */
    public synchronized void post(Message message) throws IOException {
        Item item = new Item(++number, clock.instant(), message);
        files.write(item);
        topics.add(item);
        while (topics.size() > rules.most()) {
            Item missed = topics.leastMissed().orElseThrow();
            drop(missed, "the outbox holds %d messages already".formatted(rules.most()));
        }
        notifyAll();
    }

    /**
     * @param patience how long to wait
     * @return whether everything was sent by then
     * @throws InterruptedException if the wait was interrupted
     */
    public synchronized boolean awaitEmpty(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); topics.size() > 0 && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return topics.size() == 0;
    }

    private void run() {
        try {
            for (Optional<Item> item = next(); item.isPresent(); item = next()) {
                settle(item.get(), send(item.get().message()));
            }
        } catch (InterruptedException e) {
            // Closed: what was not sent lies on disk.
        }
    }

    /** One message that nobody can send must not end the thread that sends the others. */
    private Answer send(Message message) throws InterruptedException {
        try {
            return sender.send(message);
        } catch (RuntimeException e) {
            return new Answer.Refused(e.toString());
        }
    }

    private synchronized Optional<Item> next() throws InterruptedException {
        while (!closed) {
            Instant now = clock.instant();
            if (outage > 0) {
                topics.collapse().forEach(this::delete);
            }
            Optional<Item> item = notBefore.isAfter(now) ? Optional.empty() : topics.next(now);
            if (item.isPresent()) {
                return item;
            }
            wait(millis(now));
        }
        return Optional.empty();
    }

    /** How long nothing can be sent; 0, which is for ever, where there is nothing to send. */
    private long millis(Instant now) {
        return topics.wake()
                .map(at -> at.isBefore(notBefore) ? notBefore : at)
                .map(at -> Math.max(1, Duration.between(now, at).toMillis()))
                .orElse(0L);
    }

    private synchronized void settle(Item item, Answer answer) {
        Instant now = clock.instant();
        if (answer instanceof Answer.Accepted accepted) {
            back();
            notBefore = now.plus(accepted.rest());
            done(item);
        } else if (answer instanceof Answer.Refused refused) {
            back();
            drop(item, refused.reason());
        } else if (item.posted().plus(rules.keep()).isBefore(now)) {
            drop(item, "GitLab did not take it for " + rules.keep().toHours() + " hours");
        } else if (answer instanceof Answer.Unavailable unavailable) {
            away(unavailable, now);
        } else {
            topics.delay(item, now.plus(rules.pause(topics.failed(item), ThreadLocalRandom.current())));
        }
        notifyAll();
    }

    private void away(Answer.Unavailable answer, Instant now) {
        if (++outage == 1) {
            log.accept("GitLab takes no statuses (" + answer.reason() + "); they are kept, deliveries go on");
        }
        Duration pause = rules.pause(outage, ThreadLocalRandom.current());
        notBefore = now.plus(pause.compareTo(answer.rest()) < 0 ? answer.rest() : pause);
    }

    private void back() {
        if (outage > 0) {
            outage = 0;
            log.accept("GitLab takes statuses again");
        }
    }

    private void drop(Item item, String reason) {
        log.accept("gave up a message to GitLab (" + item.message().topic() + "): " + reason);
        done(item);
    }

    private void done(Item item) {
        topics.done(item);
        delete(item);
    }

    private void delete(Item item) {
        try {
            files.delete(item);
        } catch (IOException e) {
            log.accept("cannot remove a message to GitLab that was sent: " + e.getMessage());
        }
    }

    /** Stops sending; what was not sent yet is sent when the directory is opened again. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.interrupt();
    }
}
