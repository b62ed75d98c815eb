package io.jenkins.plugins.slipway.host;

import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

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
        return new CommandCalls.Ended(code, agent.call(CommandCalls.collect(script)));
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
