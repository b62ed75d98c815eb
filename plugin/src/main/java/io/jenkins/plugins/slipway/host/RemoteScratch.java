package io.jenkins.plugins.slipway.host;

import io.slipway.host.DeliveryException;
import io.slipway.host.Scratch;
import java.io.IOException;

/** A temporary directory of an agent. */
final class RemoteScratch extends RemoteDirectory implements Scratch {
    private final AgentCall<Boolean> removal;

    RemoteScratch(Agent agent, String root) {
        this(agent, root, new ScratchCalls.Delete(root));
    }

    RemoteScratch(Agent agent, String root, AgentCall<Boolean> removal) {
        super(agent, root);
        this.removal = removal;
    }

    /** Also while the step is being aborted. */
    @Override
    public void close() throws IOException {
        boolean aborted = Thread.interrupted();
        try {
            call(removal);
        } catch (DeliveryException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            if (aborted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
