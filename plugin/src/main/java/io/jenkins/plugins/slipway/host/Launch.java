package io.jenkins.plugins.slipway.host;

import hudson.Launcher;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Starts processes where the step runs: on the agent, or in the container around the step. */
interface Launch {
    /** A started process. */
    interface Started {
        /** Waits for its end and gives back its exit code. An interruption ends it. */
        int join() throws IOException, InterruptedException;
    }

    /** Starts a process; nobody sees its arguments in the log. */
    Started start(OutputStream out, OutputStream err, String... command) throws IOException;

    /** Ends all processes with that variable. */
    void kill(Map<String, String> variable) throws IOException, InterruptedException;

    /** The launcher of a step, with all that the pipeline put around it, and the operator's variables for the node. */
    static Launch by(Launcher launcher, Map<String, String> environment) {
        return new Launch() {
            @Override
            public Started start(OutputStream out, OutputStream err, String... command) throws IOException {
                try {
                    return launcher.launch()
                            .cmds(command)
                            .envs(environment)
                            .quiet(true)
                            .stdout(out)
                            .stderr(err)
                            .start()::join;
                } catch (RuntimeException e) {
                    // As that of Kubernetes does where there is no such container.
                    throw new IOException(e.getMessage(), e);
                }
            }

            @Override
            public void kill(Map<String, String> variable) throws IOException, InterruptedException {
                launcher.kill(variable);
            }
        };
    }
}
