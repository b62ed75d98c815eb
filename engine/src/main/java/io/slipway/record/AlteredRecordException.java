package io.slipway.record;

import io.slipway.host.DeliveryException;

/** A record, its evidence or its signature is not what it was when the stages wrote it: nothing in it can be relied on. */
public final class AlteredRecordException extends DeliveryException {
    private static final long serialVersionUID = 1L;

    AlteredRecordException(String message) {
        super(message);
    }
}
