package io.jenkins.plugins.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All that holds for commands holds as well where a container of Kubernetes is around the step, as far as its plugin's source tells. */
class ContainerShellTest extends HostCommandsTest {
    private boolean elsewhere;

    @Override
    Launch launch(Map<String, String> variables) {
        ContainerLaunch container = new ContainerLaunch(variables);
        return new Launch() {
            @Override
            public Started start(OutputStream out, OutputStream err, String... command) throws IOException {
                // A container that has the workspace at another path.
                String[] seen = Arrays.stream(command)
                        .map(argument -> elsewhere ? argument.replace("@tmp", "@elsewhere") : argument)
                        .toArray(String[]::new);
                return container.start(out, err, seen);
            }

            @Override
            public void kill(Map<String, String> variable) {
                container.kill(variable);
            }
        };
    }

    @Test
    void tellsTheTwoOutputsApartThatTheContainerMixes() throws Exception {
        ExitStatus status = host.run(Command.of("sh", "-c", "echo out; echo err >&2; exit 3"));

        assertThat(status.code()).isEqualTo(3);
        assertThat(status.out().strip()).isEqualTo("out");
        assertThat(status.err().strip()).isEqualTo("err");
    }

    @Test
    void saysThatTheContainerDoesNotHaveTheWorkspace() {
        elsewhere = true;

        assertThatThrownBy(() -> host.run(Command.of("env")))
                .hasMessageContaining("the container around the step cannot read ")
                .hasRootCauseInstanceOf(DeliveryException.class);
    }
}
