package io.jenkins.plugins.slipway.host;

import io.slipway.host.DeliveryException;
import io.slipway.host.Scratch;
import java.io.IOException;
import java.util.regex.Pattern;

/** A temporary directory of an agent. */
final class RemoteScratch extends RemoteDirectory implements Scratch {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final AgentCall<Boolean> removal;

    RemoteScratch(Agent agent, String root) {
        this(agent, root, new ScratchCalls.Delete(root));
    }

    RemoteScratch(Agent agent, String root, AgentCall<Boolean> removal) {
        super(agent, root);
        this.removal = removal;
    }

    /** Nobody else's links lie in a directory of our own: the agent is not asked for what follows from the name. */
    @Override
    public String resolve(String relative) throws DeliveryException, IOException {
        return PLAIN.matcher(relative).matches() ? path() + "/" + relative : super.resolve(relative);
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
