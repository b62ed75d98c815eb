package io.slipway.contract;

import io.slipway.host.DeliveryException;

/** A step was called with parameters that it does not take. */
public final class ContractException extends DeliveryException {
    private static final long serialVersionUID = 1L;

    /**
     * @param step the step's name
     * @param problem what is wrong and what is expected
     */
    public ContractException(String step, String problem) {
        super(step + ": " + problem);
    }
}
