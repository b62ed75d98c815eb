package io.jenkins.plugins.slipway.host;

import hudson.remoting.Channel;
import hudson.remoting.VirtualChannel;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.Host;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lets an agent load what steps need of it before the first one does. Otherwise it fetches class by class from the controller, which takes more
 * than a second.
 */
public final class WarmUp {
    private WarmUp() {}

    /**
     * @param channel to the agent
     * @throws DeliveryException if the agent cannot run commands
     * @throws IOException if it is gone, or its disk is full
     * @throws InterruptedException if the thread is interrupted
     */
    public static void of(VirtualChannel channel) throws DeliveryException, IOException, InterruptedException {
        if (channel instanceof Channel remote) {
            remote.preloadJar(WarmUp.class.getClassLoader(), WarmUp.class, Host.class);
        }
        new Agent(channel).call(new Exercise());
    }

    /** Does each kind of thing once, in a directory of its own. */
    record Exercise() implements AgentCall<Boolean> {
        @Override
        public Boolean call() throws DeliveryException, IOException, InterruptedException {
            if (File.separatorChar == '/') {
                exerciseIn(System.getProperty("java.io.tmpdir"));
            }
            return true;
        }

        static void exerciseIn(String parent) throws DeliveryException, IOException, InterruptedException {
            String directory = new ScratchCalls.Create(parent, "slipway-").call();
            try {
                runCommand(directory + "/command");
                readAndWrite(directory);
            } finally {
                new ScratchCalls.Delete(directory).call();
            }
        }

        private static void runCommand(String directory) throws IOException, InterruptedException {
            CommandScript script = new CommandScript(Command.of("true"), directory, "", Map.of());
            TreeMap<String, String> environment = new TreeMap<>(System.getenv());
            environment.keySet().retainAll(script.kept());
            OutputStream nowhere = OutputStream.nullOutputStream();
            new RunCall(
                            CommandCalls.prepare(script, script.text()),
                            environment,
                            nowhere,
                            null,
                            CommandCalls.collect(script))
                    .call();
        }

        private static void readAndWrite(String directory) throws DeliveryException, IOException {
            String file = "file";
            new FileCalls.Write(directory, file, "text".getBytes(StandardCharsets.UTF_8)).call();
            new FileCalls.Kind(directory, file).call();
            new FileCalls.Start(directory, file).call();
            new FileCalls.Outline(directory, file).call();
            new FileCalls.Block(directory, file, 0, RemoteFile.SMALL, Packed.ONE_FRAME).call();
        }
    }
}
