package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code slipway run} where a deployment fails: three versions were delivered to the registry (the first, which serves; the second;
 * one that never gets healthy), and whatever goes wrong, the first serves on.
 */
@RealTools
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeployFaultsTest {
    private static final String APP =
            "slipway-e2e-faults-" + UUID.randomUUID().toString().substring(0, 8);
    private static final String DEPLOY =
            "ansibleDeploy playbook: '%s', inventory: '%s', images: [web: env.%s], credentialsId: 'ssh', registryCredentialsId: 'registry'";

    private static final String INVENTORY = "ansible/hosts.ini";

    private AppServer server;
    private RunBench bench;
    private DeploymentFiles files;

    @BeforeAll
    void deliverThreeVersions(@TempDir Path directory) throws Exception {
        RunBench.build();
        server = new AppServer(directory.resolve("server"), APP);
        bench = new RunBench(directory).pushingTo(server.registry);
        bench.login("registry", AppServer.USER, AppServer.PASSWORD);
        bench.key("ssh", "root", server.key(""));
        files = new DeploymentFiles(server, bench::write);
        files.playbook(APP);
        files.inventory(INVENTORY, server.port, server.hostKey());
        deliver("FIRST", "first", "/");
        deliver("SECOND", "second", "/");
        deliver("SICK", "sick", "/no-such-page");
        bench.stages(deploy("FIRST"));
        bench.run().requireSuccess();
    }

    @AfterEach
    void theFirstServesAndNothingIsLeft() throws Exception {
        assertThat(server.page()).isEqualTo("first");
        assertThat(containers()).containsExactly(APP + "-web");
        assertThat(onTheTarget()).containsExactly("lock");
        bench.requireNothingLeft();
    }

    @AfterAll
    void removeEverything() throws Exception {
        server.close();
        bench.close();
    }

    @Test
    void aContainerThatDoesNotGetHealthyIsReplacedByThePreviousOne() throws Exception {
        bench.stages(deploy("SICK"));

        assertThat(bench.run().error(1))
                .contains("ansibleDeploy: task 'app : Release the containers' failed on app-1")
                .contains("the previous containers are back");
    }

    @Test
    void aTaskFailsOnTheHost() throws Exception {
        bench.write("ansible/full.yml", """
                - hosts: app
                  gather_facts: false
                  tasks: [{name: Make room, ansible.builtin.command: test -e /no/such/file}]
                """);
        bench.stages(DEPLOY.formatted("ansible/full.yml", INVENTORY, "SECOND"));

        assertThat(bench.run().error(1)).contains("ansibleDeploy: task 'Make room' failed on app-1: ");
    }

    @Test
    void theVerificationFails() throws Exception {
        bench.stages(deploy("SECOND")
                + ", verify: [url: 'http://127.0.0.1:%d/', expectBody: 'third', timeout: 1]"
                        .formatted(server.published));

        assertThat(bench.run().error(1))
                .contains("the verification failed: GET http://127.0.0.1:")
                .contains("is back");
    }

    @Test
    void ctrlCWhileAContainerGetsHealthy() throws Exception {
        bench.stages(deploy("SICK"));
        SlipwayRun run = bench.start();
        run.await(() -> containers().contains(APP + "-web-previous"));

        run.interrupt().requireAborted();

        // What runs on the target notices that nobody listens any more.
        Poll.until(() ->
                containers().equals(List.of(APP + "-web")) && server.page().equals("first"));
        Poll.until(() -> onTheTarget().equals(List.of("lock")));
    }

    @Test
    void sigtermWhileAContainerGetsHealthy() throws Exception {
        bench.stages(deploy("SICK"));
        SlipwayRun run = bench.start();
        run.await(() -> containers().contains(APP + "-web-previous"));

        run.signal("TERM").requireAborted();

        // What runs on the target notices that nobody listens any more.
        Poll.until(() ->
                containers().equals(List.of(APP + "-web")) && server.page().equals("first"));
        Poll.until(() -> onTheTarget().equals(List.of("lock")));
    }

    @Test
    void ansibleIsKilled() throws Exception {
        bench.replace("ansible-playbook", "kill -9 $$\n");
        bench.stages(deploy("SECOND"));
        try {
            assertThat(bench.run().error(1))
                    .contains("ansibleDeploy: ansible-playbook could not run")
                    .contains("137");
        } finally {
            bench.tools.clear();
        }
    }

    @Test
    void thePlaybookIsMissing() throws Exception {
        bench.stages(DEPLOY.formatted("ansible/nothing.yml", INVENTORY, "SECOND"));

        assertThat(bench.run().error(1)).contains("ansibleDeploy: there is no playbook 'ansible/nothing.yml'");
    }

    @Test
    void theInventoryIsMissing() throws Exception {
        bench.stages(DEPLOY.formatted("ansible/deploy.yml", "ansible/nothing.ini", "SECOND"));

        assertThat(bench.run().error(1)).contains("ansibleDeploy: there is no inventory 'ansible/nothing.ini'");
    }

    @Test
    void theInventoryHasNoHosts() throws Exception {
        bench.write("ansible/empty.ini", "[app]\n");
        bench.stages(DEPLOY.formatted("ansible/deploy.yml", "ansible/empty.ini", "SECOND"));

        assertThat(bench.run().error(1)).contains("ansibleDeploy: the inventory ansible/empty.ini has no hosts");
    }

    @Test
    void theTargetCannotBeReached() throws Exception {
        files.inventory("ansible/gone.ini", 1, server.hostKey());
        bench.stages(DEPLOY.formatted("ansible/deploy.yml", "ansible/gone.ini", "SECOND"));

        assertThat(bench.run().error(1))
                .contains("ansibleDeploy: app-1 is unreachable: ")
                .contains("Connection refused");
    }

    @Test
    void whatTheApplicationBringsChangesNothing() throws Exception {
        String configuration =
                "[defaults]\nstdout_callback = minimal\nroles_path = /nowhere\n[ssh_connection]\nssh_args = -o Nonsense\n";
        bench.write("ansible.cfg", configuration);
        bench.write("ansible/ansible.cfg", configuration);
        bench.stages(
                "withEnv(['ANSIBLE_CONFIG=ansible.cfg', 'ANSIBLE_ROLES_PATH=/nowhere', 'PATH=/nowhere', 'SSH_AUTH_SOCK=/nowhere']) { %s }"
                        .formatted(deploy("FIRST")));

        bench.run().requireSuccess();
    }

    private void deliver(String variable, String page, String health) throws Exception {
        bench.write("index.html", page + "\n");
        bench.dockerfile(health, "");
        bench.stages(RunBench.BUILD, RunBench.SCAN, RunBench.PUSH);
        bench.variables.put(variable, bench.run().requireSuccess().after("PUSHED "));
    }

    private static String deploy(String variable) {
        return DEPLOY.formatted("ansible/deploy.yml", INVENTORY, variable);
    }

    private static List<String> containers() throws Exception {
        return AppServer.docker("ps", "--all", "--format={{.Names}}", "--filter", "label=io.slipway.app=" + APP)
                .lines()
                .toList();
    }

    private static List<String> onTheTarget() throws Exception {
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("user.home"), ".slipway", APP))) {
            return left.map(file -> file.getFileName().toString()).toList();
        }
    }
}
