package io.jenkins.plugins.slipway.step;

import hudson.model.Computer;
import io.jenkins.plugins.slipway.delivery.Call;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * The execution of a delivery step, on a thread of its own. An abort interrupts that thread, and the step ends when it has cleaned up. After
 * a restart of the controller the stage runs again: each can.
 */
final class DeliveryExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    private final SealedCall call;
    private transient Thread thread;
    private transient Throwable stopped;
    private transient boolean ended;

    DeliveryExecution(StepContext context, Call call) {
        super(context);
        this.call = SealedCall.of(call);
    }

    @Override
    public boolean start() {
        Computer.threadPoolForRemoting.execute(this::run);
        return false;
    }

    @Override
    public void onResume() {
        start();
    }

    /** Who asks a second time does not want to wait for the clean-up any more: perhaps the agent is gone. */
    @Override
    public void stop(Throwable cause) {
        boolean again;
        synchronized (this) {
            again = stopped != null;
            stopped = cause;
            if (thread != null) {
                thread.interrupt();
            }
        }
        if (again) {
            fail(cause);
        }
    }

    @Override
    public String getStatus() {
        return "running " + call.step();
    }

    private void run() {
        if (!begin()) {
            fail(stopped);
            return;
        }
        Map<String, Object> result;
        try {
            result = call.open().run(getContext());
        } catch (Throwable e) {
            release();
            fail(stopped == null ? e : stopped);
            return;
        }
        release();
        succeed(result);
    }

    private synchronized boolean begin() {
        if (stopped != null) {
            return false;
        }
        thread = Thread.currentThread();
        return true;
    }

    /** The thread goes back to its pool without an interruption that is meant for us. */
    private synchronized void release() {
        thread = null;
        boolean pending = Thread.interrupted();
        if (pending && stopped == null) {
            stopped = new InterruptedException("the step was interrupted");
        }
    }

    private void succeed(Map<String, Object> result) {
        if (end()) {
            getContext().onSuccess(result);
        }
    }

    private void fail(Throwable problem) {
        if (end()) {
            getContext().onFailure(problem);
        }
    }

    private synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }
}
