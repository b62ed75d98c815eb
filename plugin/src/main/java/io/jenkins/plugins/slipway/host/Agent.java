package io.jenkins.plugins.slipway.host;

import hudson.remoting.RemoteOutputStream;
import hudson.remoting.VirtualChannel;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.UnaryOperator;

/**
 * The agent's process, as the controller reaches it.
 *
 * @param channel to it; for the built-in node it leads nowhere else
 * @param streams makes of a stream of the controller's one that can be sent and leads back to it
 */
record Agent(VirtualChannel channel, UnaryOperator<OutputStream> streams) {
    Agent(VirtualChannel channel) {
        this(channel, RemoteOutputStream::new);
    }

    /**
     * Has the agent do something.
     *
     * @return what came back
     * @throws DeliveryException what the call threw of this kind
     * @throws IOException if the call failed, or the agent cannot be reached
     * @throws InterruptedException if the thread is interrupted; the agent's thread is, too
     */
    <V> V call(AgentCall<V> call) throws DeliveryException, IOException, InterruptedException {
        try {
            return channel.call(call);
        } catch (DeliveryException | IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the agent failed: " + e.getMessage(), e);
        }
    }
}
