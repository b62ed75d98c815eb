package io.slipway.runner.delivery;

import io.slipway.delivery.CommitStatuses;
import io.slipway.record.Entry;
import java.util.Optional;

/** Is told what the delivery steps of a run do. */
public interface DeliveryListener {
    /**
     * @param entry is in the record now
     */
    void entered(Entry entry);

    /**
     * @return takes the commit's statuses; empty where nobody wants them
     */
    Optional<CommitStatuses> statuses();
}
