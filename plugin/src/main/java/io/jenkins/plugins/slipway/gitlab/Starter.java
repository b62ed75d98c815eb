package io.jenkins.plugins.slipway.gitlab;

import hudson.ExtensionList;
import hudson.model.Action;
import hudson.model.CauseAction;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;
import io.slipway.delivery.CommitStatuses.State;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.intake.QueuedRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.ParameterizedJobMixIn;

/** Queues the builds of a delivery. Only what is looked up is looked up with all rights. */
final class Starter {
    private static final Logger LOGGER = Logger.getLogger(Starter.class.getName());
    private static final int BUILDS_LOOKED_AT = 200;

    private final Supplier<Collection<Subscription>> subscriptions;
    private final Settled settled;
    private final ExecutorService branches = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "slipway-gitlab-branches");
        thread.setDaemon(true);
        return thread;
    });

    /** Told of each build that has begun, or will never. */
    @FunctionalInterface
    interface Settled {
        void settled(long id, String key);
    }

    Starter(Supplier<Collection<Subscription>> subscriptions, Settled settled) {
        this.subscriptions = subscriptions;
        this.settled = settled;
    }

    void stop() {
        branches.shutdownNow();
    }

    static String key(QueuedRun run, String subscriber) {
        return run.id() + " " + subscriber;
    }

    /**
     * @param again whether an earlier process may have queued it already
     */
    void start(QueuedRun run, GitLabConnection connection, String subscriber, boolean again) {
        Predicate<String> wanted = Scms.of(connection, run.trigger().project());
        GitLabCause cause = new GitLabCause(run.id(), connection.getUrl(), run.trigger());
        if (subscriber.startsWith(Subscription.BRANCHES)) {
            branches.execute(() -> tell(run, cause, wanted, subscriber));
            return;
        }
        Optional<String> trouble = queue(run, cause, wanted, subscriber, again);
        if (trouble.isPresent()) {
            LOGGER.info("run %d of %s: %s: %s".formatted(run.id(), cause.getProject(), subscriber, trouble.get()));
            settled.settled(run.id(), key(run, subscriber));
        }
    }

    /** Several multibranch projects of one repository are told once each; they are told all together, which does no harm. */
    private void tell(QueuedRun run, GitLabCause cause, Predicate<String> wanted, String subscriber) {
        try {
            AllRights.with(
                    () -> ExtensionList.lookup(Branches.class).forEach(projects -> projects.tell(cause, wanted)));
            // These builds are in Jenkins' own queue alone.
            Queue.getInstance().save();
            settled.settled(run.id(), key(run, subscriber));
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "run " + run.id() + " could not be told, and is told again after a restart", e);
        }
    }

    private Optional<String> queue(
            QueuedRun run, GitLabCause cause, Predicate<String> wanted, String subscriber, boolean again) {
        Optional<Subscription> subscription = subscriptions.get().stream()
                .filter(candidate -> candidate.name().equals(subscriber))
                .findFirst();
        if (subscription.isEmpty()) {
            return Optional.of("the job is gone, or has no trigger any more");
        }
        Job<?, ?> job = subscription.get().job();
        if (again && AllRights.look(() -> hasBuild(job, key(run, subscriber)))) {
            return Optional.of("its build began before the restart");
        }
        Optional<List<Action>> exactly = AllRights.look(
                () -> subscription.get().exactly(wanted, run.trigger().sha()));
        return exactly.isEmpty()
                ? Optional.of("the job does not check out this repository any more")
                : schedule(job, cause, action(run, cause, job, subscriber), exactly.get());
    }

    private static Optional<String> schedule(Job<?, ?> job, GitLabCause cause, GitLabRun action, List<Action> exactly) {
        StatusReporter.get().say(action, StatusReporter.whole(action), State.PENDING, "it waits for Jenkins");
        List<Action> actions = new ArrayList<>(exactly);
        actions.add(new CauseAction(cause));
        actions.add(action);
        if (ParameterizedJobMixIn.scheduleBuild2(job, 0, actions.toArray(Action[]::new)) != null) {
            return Optional.empty();
        }
        StatusReporter.get().end(action, State.CANCELED, "the job takes no builds");
        return Optional.of("the job takes no builds: it is disabled, or Jenkins is shutting down");
    }

    private static GitLabRun action(QueuedRun run, GitLabCause cause, Job<?, ?> job, String subscriber) {
        Trigger trigger = run.trigger();
        return new GitLabRun(
                run.id(),
                key(run, subscriber),
                trigger.project(),
                trigger.sha(),
                trigger.branch().or(trigger::tag).orElse(""),
                cause.getUsername(),
                job.getFullName(),
                job.getUrl());
    }

    private static boolean hasBuild(Job<?, ?> job, String key) {
        Run<?, ?> build = job.getLastBuild();
        for (int i = 0; build != null && i < BUILDS_LOOKED_AT; i++) {
            GitLabRun action = build.getAction(GitLabRun.class);
            if (action != null && action.key().equals(key)) {
                return true;
            }
            build = build.getPreviousBuild();
        }
        return false;
    }
}
