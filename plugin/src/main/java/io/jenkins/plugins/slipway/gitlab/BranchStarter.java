package io.jenkins.plugins.slipway.gitlab;

import hudson.ExtensionList;
import hudson.model.Job;
import hudson.model.Queue;
import io.slipway.gitlab.EventKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Lets multibranch projects build what was pushed, on a thread of its own: each looks into the repository first. */
final class BranchStarter {
    private static final Logger LOGGER = Logger.getLogger(BranchStarter.class.getName());

    private final Starter.Settled settled;
    private final Set<String> noticed = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "slipway-gitlab-branches");
        made.setDaemon(true);
        return made;
    });

    BranchStarter(Starter.Settled settled) {
        this.settled = settled;
    }

    void stop() {
        thread.shutdownNow();
    }

    void noticed(String key) {
        noticed.add(key);
    }

    void start(Starter.Part part) {
        thread.execute(() -> {
            try {
                Optional<String> trouble = AllRights.look(() -> build(part));
                // Its builds may be in Jenkins' own queue alone.
                Queue.getInstance().save();
                if (trouble.isPresent()) {
                    part.log(trouble.get());
                    settled.settled(part.run().id(), part.key());
                }
            } catch (RuntimeException e) {
                LOGGER.log(
                        Level.WARNING,
                        "run " + part.run().id() + " could not be told, and is told again after a restart",
                        e);
            } finally {
                noticed.remove(part.key());
            }
        });
    }

    /** Says why nothing is to be waited for. */
    private Optional<String> build(Starter.Part part) {
        Optional<Head> head = Head.of(part.run().trigger());
        if (head.isEmpty()) {
            return Optional.of("starts nothing: multibranch projects of plain git repositories have jobs for branches"
                    + " and tags, not for merge requests from forks and single commits");
        }
        // Where it left none, the project is told again: it knows what it has built.
        Due due = Due.of(job(part, head.get()).flatMap(part::left), 1);
        if (due instanceof Due.Follow) {
            part.log("Jenkins has resumed its build");
            return Optional.empty();
        }
        if (due instanceof Due.Over over) {
            return Optional.of(over.why());
        }
        return build(part, head.get(), ((Due.Start) due).attempt());
    }

    /** A comment asks for a build of what is known, and a build that was cut off too: those projects see nothing new in either. */
    private Optional<String> build(Starter.Part part, Head head, int attempt) {
        if (attempt > 1 || part.run().trigger().event() == EventKind.NOTE) {
            return schedule(part, head, attempt);
        }
        GitLabCause cause = part.cause(attempt);
        ExtensionList.lookup(Branches.class)
                .forEach(projects -> projects.tell(cause, head, owner(part), part.wanted()));
        if (waits(part.key())) {
            return Optional.empty();
        }
        // Of themselves, multibranch projects build no tags: they would build all that there are.
        return head.kind() == Head.Kind.TAG
                ? schedule(part, head, attempt)
                : Optional.of(
                        "starts nothing: the project has built %s already, does not look for it, or it has moved on"
                                .formatted(head.name()));
    }

    private static Optional<String> schedule(Starter.Part part, Head head, int attempt) {
        Optional<Job<?, ?>> job = job(part, head);
        if (job.isEmpty()) {
            return Optional.of("starts nothing: the project does not look for " + head.name());
        }
        if (attempt > 1 && !part.isNew(attempt)) {
            return Optional.empty();
        }
        return Starter.schedule(job.get(), part.cause(attempt), List.of());
    }

    private static Optional<Job<?, ?>> job(Starter.Part part, Head head) {
        return ExtensionList.lookup(Branches.class).stream()
                .flatMap(projects -> projects.job(owner(part), head).stream())
                .findFirst();
    }

    private static String owner(Starter.Part part) {
        return Subscription.owner(part.subscriber()).orElseThrow();
    }

    /** Where a build of the branch waits already, Jenkins makes one of both. */
    private boolean waits(String key) {
        return noticed.contains(key)
                || Arrays.stream(Queue.getInstance().getItems())
                        .flatMap(item -> item.getCauses().stream())
                        .anyMatch(cause ->
                                cause instanceof GitLabCause push && push.key().equals(key));
    }
}
