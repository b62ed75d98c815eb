package org.jenkinsci.plugins.workflow.steps;

import io.slipway.runner.result.Interruption;
import io.slipway.runner.result.Result;

/** What a pipeline meets when it is aborted, or when its time is over; of Jenkins' name, because Jenkinsfiles catch it by that name. */
public final class FlowInterruptedException extends InterruptedException {
    private static final long serialVersionUID = 1L;

    private final transient Interruption interruption;
    private boolean actualInterruption = true;

    /**
     * @param interruption why
     */
    public FlowInterruptedException(Interruption interruption) {
        super(interruption.reason());
        this.interruption = interruption;
    }

    /**
     * @return the result that a build has which ends by this
     */
    public Result getResult() {
        return interruption.result();
    }

    /**
     * @return whether it still ends everything on its way; not so a timeout behind the {@code timeout} that it is of, which is a
     *     failure like others to {@code retry} and {@code catchError}
     */
    public boolean isActualInterruption() {
        return actualInterruption;
    }

    /**
     * @param actual whether it still ends everything on its way
     */
    public void setActualInterruption(boolean actual) {
        actualInterruption = actual;
    }

    /**
     * @return why
     */
    public Interruption interruption() {
        return interruption;
    }
}
