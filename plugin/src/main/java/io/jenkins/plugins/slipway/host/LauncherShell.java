package io.jenkins.plugins.slipway.host;

import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The shell of a launcher, with all that the pipeline put around it: it may lead into a container.
 *
 * @param agent keeps the script's files
 * @param launch starts the shell
 */
record LauncherShell(Agent agent, Launch launch) implements Shell {
    @Override
    public CommandCalls.Ended run(CommandScript script, OutputStream out, OutputStream err)
            throws DeliveryException, IOException, InterruptedException {
        agent.call(CommandCalls.prepare(script, script.forgetting()));
        int code = started(script, out, err).join();
        CommandCalls.Collected collected = agent.call(CommandCalls.collect(script));
        requireBegun(script, code, collected);
        return new CommandCalls.Ended(code, collected);
    }

    /** A shell that cannot open its script ends with 2 or 127, and says so where nobody may hear it. */
    private void requireBegun(CommandScript script, int code, CommandCalls.Collected collected)
            throws DeliveryException, IOException, InterruptedException {
        boolean doubtful = (code == 2 || code == 127) && !collected.missing();
        if (doubtful && !agent.call(new Begun(script.directory()))) {
            throw new DeliveryException(
                    "%s could not be started: the container around the step cannot read %s; give it the workspace at the path that it has on the agent, and the agent's user or root"
                            .formatted(script.command().tool(), script.directory()));
        }
    }

    /**
     * Whether a command has begun.
     *
     * @param directory its own
     */
    record Begun(String directory) implements AgentCall<Boolean> {
        @Override
        public Boolean call() {
            return Files.exists(Path.of(directory, CommandScript.PID));
        }
    }

    private Launch.Started started(CommandScript script, OutputStream out, OutputStream err)
            throws IOException, InterruptedException {
        try {
            return launch.start(out, err, "/bin/sh", script.directory() + "/" + CommandScript.SCRIPT);
        } catch (InterruptedIOException e) {
            throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
        }
    }
}
