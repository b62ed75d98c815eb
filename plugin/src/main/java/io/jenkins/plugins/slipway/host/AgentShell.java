package io.jenkins.plugins.slipway.host;

import io.slipway.host.DeliveryException;
import io.slipway.host.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * The agent's own shell. A launcher with nothing around it would start the same, but by eight calls, several of which wait for TCP.
 *
 * @param agent the agent
 * @param environment the operator's variables there; a command gets of them what is meant for it
 */
record AgentShell(Agent agent, Map<String, String> environment) implements Shell {
    @Override
    public CommandCalls.Ended run(CommandScript script, OutputStream out, OutputStream err)
            throws DeliveryException, IOException, InterruptedException {
        TreeMap<String, String> kept = new TreeMap<>(environment);
        kept.keySet().retainAll(script.kept());
        return agent.call(new RunCall(
                CommandCalls.prepare(script, script.text()),
                kept,
                stream(script.command().stdout(), out),
                stream(script.command().stderr(), err),
                CommandCalls.collect(script)));
    }

    /** What the script writes into a file comes with the answer. */
    private OutputStream stream(Output output, OutputStream to) {
        return output instanceof Output.Lines ? agent.streams().apply(to) : null;
    }
}
