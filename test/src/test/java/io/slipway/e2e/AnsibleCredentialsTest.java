package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the credentials of a deployment go. */
@RealTools
class AnsibleCredentialsTest extends AnsibleDeployment {
    @Test
    void logsInWithAKeyThatHasAPassphrase() throws Exception {
        deploy(first, Map.of("credentialsId", "locked-ssh"));

        assertThat(server.page()).isEqualTo("first");
    }

    @Test
    void sendsNoCredentialThatThePolicyDoesNotBind() {
        assertThatThrownBy(() -> deploy(first, Map.of("registryCredentialsId", "unbound")))
                .hasMessageStartingWith("credential 'unbound' is not sent to " + server.registry);
    }

    @Test
    void saysThatTheRegistryRefusesTheCredential() {
        assertThatThrownBy(() -> deploy(first, Map.of("registryCredentialsId", "wrong")))
                .hasMessageContaining("task 'app : Pull the images' failed on app-1: cannot pull " + first)
                .hasMessageContaining("unauthorized");
    }

    @Test
    void leavesNoCredentialOnTheTargetNorInTheRecord() throws Exception {
        deploy(first, Map.of());

        Path state = Path.of(System.getProperty("user.home"), ".slipway", AppServer.APP);
        try (Stream<Path> left = Files.list(state)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("lock");
        }
        try (Stream<Path> kept = Files.walk(bench.record.directory())) {
            for (Path file : kept.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file))
                        .doesNotContain(AppServer.PASSWORD)
                        .doesNotContain("PRIVATE KEY");
            }
        }
    }
}
