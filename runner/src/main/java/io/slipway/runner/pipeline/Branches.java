package io.slipway.runner.pipeline;

import io.slipway.runner.result.Interruption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Branches that run at the same time, each on a thread of its own. All have ended when the call returns. */
public final class Branches {
    private final Build build;
    private final boolean failFast;
    private final List<Branch> branches = new ArrayList<>();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final List<Throwable> failures = new ArrayList<>();

    private Branches(Build build, boolean failFast) {
        this.build = build;
        this.failFast = failFast;
    }

    /**
     * @param build the run
     * @param around what holds around the branches
     * @param bodies the branches by name
     * @param failFast whether the first failure ends the others
     * @return the values of the branches by name
     * @throws Exception the first failure, with the others suppressed; without {@code failFast} the worst one leads
     */
    public static Map<String, Object> run(Build build, Context around, Map<String, Body> bodies, boolean failFast)
            throws Exception {
        Branches all = new Branches(build, failFast);
        bodies.forEach((name, body) -> all.branches.add(all.new Branch(name, body, around.branch(name))));
        return build.lane().leave(all::run);
    }

    private Map<String, Object> run() throws Exception {
        branches.forEach(branch -> branch.thread.start());
        Optional<InterruptedException> interrupted = awaitAll();
        if (interrupted.isPresent()) {
            throw interrupted.get();
        }
        if (!failures.isEmpty()) {
            throw worst();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        branches.forEach(branch -> values.put(branch.name, branch.value));
        return values;
    }

    /** An interruption is passed on to the branches, and waits for their clean-up. */
    private Optional<InterruptedException> awaitAll() {
        Optional<InterruptedException> interrupted = Optional.empty();
        for (Branch branch : branches) {
            while (branch.done.getCount() > 0) {
                try {
                    branch.done.await();
                } catch (InterruptedException e) {
                    interrupted = Optional.of(e);
                    Interruption why = build.strand().pending().orElse(Interruption.ABORTED);
                    branches.forEach(other -> other.interrupt(why));
                }
            }
        }
        return interrupted;
    }

    private Exception worst() {
        Throwable worst = failures.get(0);
        for (Throwable failure : failures) {
            if (!failFast && Build.resultOf(failure).isWorseThan(Build.resultOf(worst))) {
                worst = failure;
            }
        }
        for (Throwable failure : failures) {
            if (failure != worst) {
                worst.addSuppressed(failure);
            }
        }
        if (worst instanceof Error error) {
            throw error;
        }
        return (Exception) worst;
    }

    private void fail(Branch branch, Throwable problem) {
        synchronized (failures) {
            failures.add(problem);
        }
        if (!(problem instanceof FlowInterruptedException)) {
            build.log().line("Failed in branch " + branch.name);
        }
        if (failFast && failed.compareAndSet(false, true)) {
            Interruption why = Interruption.failFast(branch.name);
            branches.stream().filter(other -> other != branch).forEach(other -> other.interrupt(why));
        }
    }

    private final class Branch {
        private final String name;
        private final Body body;
        private final Context context;
        private final Thread thread;
        private final CountDownLatch done = new CountDownLatch(1);
        private final Strand strand;
        private Object value;

        Branch(String name, Body body, Context context) {
            this.name = name;
            this.body = body;
            this.context = context;
            this.thread = new Thread(this::run, "slipway-branch-" + name);
            this.strand = new Strand(thread);
            thread.setDaemon(true);
        }

        private void run() {
            build.adopt(strand);
            try {
                value = build.lane().enter(() -> body.run(context));
            } catch (Throwable e) {
                fail(this, e);
            } finally {
                done.countDown();
            }
        }

        private void interrupt(Interruption why) {
            if (done.getCount() > 0) {
                strand.interrupt(why);
            }
        }
    }
}
