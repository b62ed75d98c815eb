package io.slipway.runner.pipeline;

import hudson.AbortException;
import io.slipway.host.DeliveryException;

/** A step failed for a reason that can be told in one line. */
public final class StepException extends AbortException {
    private static final long serialVersionUID = 1L;

    private final String step;

    /**
     * @param step the step's name
     * @param cause what it says
     */
    public StepException(String step, DeliveryException cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.step = step;
    }

    /**
     * @return the step's name
     */
    public String step() {
        return step;
    }
}
