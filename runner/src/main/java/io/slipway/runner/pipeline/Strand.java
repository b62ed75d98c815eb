package io.slipway.runner.pipeline;

import io.slipway.runner.result.Interruption;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** A thread that runs a pipeline or one branch of it, and why it was interrupted, if it was. */
public final class Strand {
    private final Thread thread;
    private Interruption pending;

    Strand(Thread thread) {
        this.thread = thread;
    }

    /**
     * Interrupts whatever this strand does.
     *
     * @param interruption why
     */
    public synchronized void interrupt(Interruption interruption) {
        if (pending == null || interruption == Interruption.ABORTED) {
            pending = interruption;
        }
        thread.interrupt();
    }

    /** Takes an interruption back that nobody has noticed yet. */
    synchronized void forget(Interruption interruption) {
        if (pending == interruption) {
            pending = null;
            Thread.interrupted();
        }
    }

    synchronized Optional<Interruption> pending() {
        return Optional.ofNullable(pending);
    }

    /**
     * Throws if this strand was interrupted; call it on the strand's own thread.
     *
     * @throws FlowInterruptedException with the reason
     */
    public void check() throws FlowInterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
    }

    /**
     * @return the interruption as what a pipeline meets; from now on the strand can do its clean-up undisturbed
     */
    public synchronized FlowInterruptedException interrupted() {
        Interruption why = pending == null ? Interruption.ABORTED : pending;
        pending = null;
        Thread.interrupted();
        return new FlowInterruptedException(why);
    }

    /**
     * @param problem an interruption that some Java code noticed
     * @return the interruption as what a pipeline meets
     */
    public FlowInterruptedException flow(InterruptedException problem) {
        FlowInterruptedException flow = interrupted();
        flow.addSuppressed(problem);
        return flow;
    }
}
