package io.jenkins.plugins.slipway.host;

import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.io.OutputStream;

/** Runs scripts where the step runs. */
interface Shell {
    /**
     * Runs a command to its end, however long it takes.
     *
     * @param script the command's
     * @param out takes its standard output, as far as the command wants it line by line
     * @param err takes its standard error likewise
     * @return how it ended
     * @throws DeliveryException if the agent says so
     * @throws IOException if it could not be started, or the agent is gone
     * @throws InterruptedException if the thread is interrupted; who interrupts it has ended the command before
     */
    CommandCalls.Ended run(CommandScript script, OutputStream out, OutputStream err)
            throws DeliveryException, IOException, InterruptedException;
}
