package io.slipway.runner.delivery;

import io.slipway.delivery.CommitStatuses;
import io.slipway.record.Entry;

/** Is told what the delivery steps of a run do. */
public interface DeliveryListener extends CommitStatuses {
    /**
     * @param entry is in the record now
     */
    void entered(Entry entry);
}
