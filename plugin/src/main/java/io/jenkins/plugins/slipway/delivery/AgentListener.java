package io.jenkins.plugins.slipway.delivery;

import hudson.Extension;
import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.remoting.Channel;
import hudson.remoting.VirtualChannel;
import hudson.slaves.ComputerListener;
import io.jenkins.plugins.slipway.host.WarmUp;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.YesNoMaybe;

/**
 * Warms an agent up as soon as it is online, on a controller that has delivered before; nobody waits for it. The controller's own node is one: it
 * is online when the controller has started.
 */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class AgentListener extends ComputerListener {
    private static final Logger LOGGER = Logger.getLogger(AgentListener.class.getName());

    @Override
    public void onOnline(Computer c, TaskListener listener) {
        VirtualChannel channel = c.getChannel();
        if (channel != null && Files.isDirectory(Records.runs())) {
            Computer.threadPoolForRemoting.execute(() -> warmUp(channel));
        }
    }

    private static void warmUp(VirtualChannel channel) {
        try {
            WarmUp.of(channel);
            if (!(channel instanceof Channel)) {
                ControllerWarmUp.run();
            }
        } catch (DeliveryException | IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, "a node could not be warmed up; its first step will take longer", e);
        } catch (InterruptedException e) {
            // Jenkins shuts down: the thread ends with this.
            Thread.currentThread().interrupt();
        }
    }
}
