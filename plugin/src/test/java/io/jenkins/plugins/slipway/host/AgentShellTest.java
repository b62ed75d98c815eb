package io.jenkins.plugins.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.host.Command;
import io.slipway.host.ExitStatus;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All that holds for commands holds as well where the agent's own shell runs the commands. */
class AgentShellTest extends HostCommandsTest {
    @Override
    Shell shell(Agent agent, Launch launch, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(variables);
        return new AgentShell(agent, environment);
    }

    @Test
    void aCommandIsOneCall() throws Exception {
        int before = channel.calls();

        host.run(Command.of("true"));

        assertThat(channel.calls() - before).isEqualTo(1);
    }

    @Test
    void saysWhyTheShellCouldNotBegin() throws Exception {
        ExitStatus status = host.run(Command.of("env").in("/no/such/directory"));

        assertThat(status.code()).isEqualTo(126);
        assertThat(status.lastWords()).contains("/no/such/directory");
    }
}
