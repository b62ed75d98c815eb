package io.slipway.webscan;

import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import java.io.IOException;

/** A scanner of web applications. */
@FunctionalInterface
public interface WebScanner {
    /**
     * Scans.
     *
     * @param request what
     * @param budget how long; when it is spent, the scanner ends and what it found until then is reported
     * @param run where the scanner runs
     * @return what it found and how far it looked
     * @throws DeliveryException if it could not look: it is not the same as finding nothing
     * @throws IOException if files or streams fail
     * @throws InterruptedException if the step is aborted; the scanner has ended then
     */
    WebScanReport scan(WebScan request, Budget budget, StepRun run)
            throws DeliveryException, IOException, InterruptedException;
}
