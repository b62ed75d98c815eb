package io.slipway.delivery;

import io.slipway.host.DeliveryException;
import java.io.IOException;

/**
 * The operation of one step: request in, result out.
 *
 * @param <Q> the request, validated when made
 * @param <R> the result
 */
@FunctionalInterface
public interface Stage<Q extends Record, R extends StageResult> {
    /**
     * @param request what to do
     * @param run what to do it with; the stage notes there what belongs into the record
     * @return what came of it; only when the stage did what it should
     * @throws DeliveryException if it could not, in one line
     * @throws IOException if the host's files or streams fail
     * @throws InterruptedException if the step is aborted; nothing is left behind
     */
    R run(Q request, StepRun run) throws DeliveryException, IOException, InterruptedException;
}
