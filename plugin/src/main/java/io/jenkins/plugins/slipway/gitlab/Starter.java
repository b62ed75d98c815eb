package io.jenkins.plugins.slipway.gitlab;

import hudson.model.Action;
import hudson.model.CauseAction;
import hudson.model.Job;
import io.slipway.delivery.CommitStatuses.State;
import io.slipway.gitlab.intake.QueuedRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Logger;
import jenkins.model.ParameterizedJobMixIn;

/** Queues the builds of a delivery. Only what is looked up is looked up with all rights. */
final class Starter {
    private static final Logger LOGGER = Logger.getLogger(Starter.class.getName());

    private final Supplier<Collection<Subscription>> subscriptions;
    private final Settled settled;
    private final BranchStarter branches;

    /** Told of each build that will not begin, or has ended already. */
    @FunctionalInterface
    interface Settled {
        void settled(long id, String key);
    }

    /**
     * One subscriber's part of a delivery.
     *
     * @param run the delivery
     * @param connection its GitLab
     * @param subscriber whose part
     * @param again whether an earlier process may have queued it already
     * @param attempts those that this process has begun
     */
    record Part(QueuedRun run, GitLabConnection connection, String subscriber, boolean again, Set<String> attempts) {
        String key() {
            return Starter.key(run, subscriber);
        }

        Predicate<String> wanted() {
            return Scms.of(connection, run.trigger().project());
        }

        GitLabCause cause(int attempt) {
            return new GitLabCause(run, connection.getUrl(), subscriber, attempt);
        }

        /** The build that an earlier process left. */
        Optional<Due.Left> left(Job<?, ?> job) {
            return again
                    ? AllRights.look(() -> Builds.newest(job, Builds.of(key())).map(Due.Left::of))
                    : Optional.empty();
        }

        /** Whether nobody has begun that attempt in this process. */
        boolean isNew(int attempt) {
            boolean first = attempts.add(key() + " " + attempt);
            if (first) {
                log("Jenkins ended in the middle of it: attempt " + attempt);
            }
            return first;
        }

        void log(String what) {
            LOGGER.info("run %d of %s: %s: %s".formatted(run.id(), run.trigger().project(), subscriber, what));
        }
    }

    Starter(Supplier<Collection<Subscription>> subscriptions, Settled settled) {
        this.subscriptions = subscriptions;
        this.settled = settled;
        this.branches = new BranchStarter(settled);
    }

    void stop() {
        branches.stop();
    }

    static String key(QueuedRun run, String subscriber) {
        return run.id() + " " + subscriber;
    }

    /** A build of a multibranch project waits, or begins. */
    void noticed(String key) {
        branches.noticed(key);
    }

    void start(Part part) {
        if (Subscription.owner(part.subscriber()).isPresent()) {
            branches.start(part);
            return;
        }
        Optional<String> trouble = queue(part);
        if (trouble.isPresent()) {
            part.log(trouble.get());
            settled.settled(part.run().id(), part.key());
        }
    }

    /** Says why nothing is to be waited for. Jenkins may tell that a build is lost while this looks for it. */
    private synchronized Optional<String> queue(Part part) {
        Optional<Subscription> subscription = subscriptions.get().stream()
                .filter(candidate -> candidate.name().equals(part.subscriber()))
                .findFirst();
        if (subscription.isEmpty()) {
            return Optional.of("the job is gone, or has no trigger any more");
        }
        Due due = Due.of(part.left(subscription.get().job()), part.run().attempt());
        if (due instanceof Due.Follow) {
            part.log("Jenkins has resumed its build");
            return Optional.empty();
        }
        if (due instanceof Due.Over over) {
            return Optional.of(over.why());
        }
        return queue(part, subscription.get(), ((Due.Start) due).attempt());
    }

    private static Optional<String> queue(Part part, Subscription subscription, int attempt) {
        Optional<List<Action>> exactly = AllRights.look(
                () -> subscription.exactly(part.wanted(), part.run().trigger().sha()));
        if (exactly.isEmpty()) {
            return Optional.of("the job does not check out this repository any more");
        }
        if (attempt > 1 && !part.isNew(attempt)) {
            return Optional.empty();
        }
        return schedule(subscription.job(), part.cause(attempt), exactly.get());
    }

    /** Says why the job takes no build. */
    static Optional<String> schedule(Job<?, ?> job, GitLabCause cause, List<Action> others) {
        GitLabRun action = GitLabRun.of(cause, job);
        StatusReporter.get().say(action, StatusReporter.whole(action), State.PENDING, "it waits for Jenkins");
        List<Action> actions = new ArrayList<>(others);
        actions.add(new CauseAction(cause));
        actions.add(action);
        if (ParameterizedJobMixIn.scheduleBuild2(job, 0, actions.toArray(Action[]::new)) != null) {
            return Optional.empty();
        }
        StatusReporter.get().end(action, State.CANCELED, "the job takes no builds");
        return Optional.of("the job takes no builds: it is disabled, or Jenkins is shutting down");
    }
}
