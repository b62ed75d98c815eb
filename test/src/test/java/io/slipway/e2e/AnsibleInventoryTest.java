package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.DeliveryException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which hosts are reached, and what is said of those that cannot be. */
@RealTools
class AnsibleInventoryTest extends AnsibleDeployment {
    @Test
    void saysThatTheInventoryHasNoHosts() throws Exception {
        bench.write("ansible/empty/hosts.ini", "[app]\n");

        assertThatThrownBy(() -> deploy(first, Map.of("inventory", "ansible/empty/hosts.ini")))
                .hasMessageContaining("the inventory ansible/empty/hosts.ini has no hosts");
    }

    @Test
    void saysThatTheInventoryCannotBeRead() throws Exception {
        bench.write("ansible/broken/hosts.yml", "app: [}\n");

        assertThatThrownBy(() -> deploy(first, Map.of("inventory", "ansible/broken/hosts.yml")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("ansible/broken/hosts.yml");
    }

    @Test
    void neverRunsAnInventoryAsAProgram() throws Exception {
        Path ran = bench.workspace.resolve("ran");
        Path script = bench.write("ansible/script/hosts", "#!/bin/sh\ntouch " + ran + "\necho '{}'\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> deploy(first, Map.of("inventory", "ansible/script/hosts")))
                .isInstanceOf(DeliveryException.class);

        assertThat(ran).doesNotExist();
    }

    @Test
    void saysThatTheTargetIsUnreachable() throws Exception {
        files.inventory("ansible/gone/hosts.ini", 1, server.hostKey());

        assertThatThrownBy(() -> deploy(first, Map.of("inventory", "ansible/gone/hosts.ini")))
                .hasMessageStartingWith("app-1 is unreachable: ")
                .hasMessageContaining("Connection refused");
    }

    @Test
    void refusesAHostWhoseKeyIsUnknownWhateverTheCheckoutSays() throws Exception {
        files.inventory("ansible/unknown/hosts.ini", server.port, "other.example ssh-ed25519 AAAA\n");
        bench.write("ansible/unknown/group_vars/all.yml", """
                ansible_host_key_checking: false
                ansible_ssh_common_args: -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null
                ansible_ssh_args: -o StrictHostKeyChecking=no
                """);

        assertThatThrownBy(() -> deploy(first, Map.of("inventory", "ansible/unknown/hosts.ini")))
                .hasMessageContaining("Host key verification failed");
    }
}
