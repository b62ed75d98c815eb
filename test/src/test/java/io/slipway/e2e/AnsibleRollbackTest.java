package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.DeliveryException;
import io.slipway.record.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What serves after a deployment that failed or was interrupted. */
@RealTools
class AnsibleRollbackTest extends AnsibleDeployment {
    @Test
    void returnsToThePreviousDigestWhenTheVerificationFails() throws Exception {
        deploy(first, verify("first"));

        assertThatThrownBy(() -> deploy(second, verify("first")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("the verification failed: GET http://127.0.0.1:")
                .hasMessageContaining("got: second")
                .hasMessageEndingWith("web@" + digest(first).substring(0, 19) + " is back and answers as expected");

        assertThat(server.page()).isEqualTo("first");
        assertThat(bench.last().facts()).containsEntry("rolledBack", true).containsEntry("verified", false);
    }

    @Test
    void keepsWhatWasDeployedWhenRollbackIsOff() throws Exception {
        deploy(first, Map.of());

        assertThatThrownBy(() -> deploy(second, with(verify("first"), "rollback", false)))
                .hasMessageEndingWith("it stays, as rollback is false");

        assertThat(server.page()).isEqualTo("second");
    }

    @Test
    void saysWhenThereIsNothingToReturnTo() {
        assertThatThrownBy(() -> deploy(first, verify("something else")))
                .hasMessageEndingWith(
                        "there was nothing to return to: no earlier deployment of this target is recorded");
    }

    @Test
    void putsTheOldContainerBackWhenTheNewOneDoesNotGetHealthy() throws Exception {
        deploy(first, Map.of());
        String sick = pushed(server.version("sick", "/no-such-page"));

        assertThatThrownBy(() -> deploy(sick, Map.of()))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("task 'app : Release the containers' failed on app-1")
                .hasMessageContaining("the previous containers are back");

        assertThat(server.page()).isEqualTo("first");
        assertThat(containers()).isEqualTo(AppServer.APP + "-web");
    }

    @Test
    void saysThatTheRegistryIsGoneAndLeavesThePreviousDeploymentServing() throws Exception {
        deploy(first, Map.of());
        server.stopRegistry();

        assertThatThrownBy(() -> deploy(second, Map.of()))
                .hasMessageContaining("cannot pull " + second)
                .hasMessageContaining("connection refused");

        assertThat(server.page()).isEqualTo("first");
    }

    @Test
    void leavesThePreviousDeploymentServingWhenItIsAborted() throws Exception {
        deploy(first, Map.of());
        String sick = pushed(server.version("sick", "/no-such-page"));
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread step = new Thread(() -> {
            try {
                deploy(sick, Map.of());
            } catch (Exception e) {
                end.set(e);
            }
        });
        step.start();
        Poll.until(() -> containers().contains(AppServer.APP + "-web-previous"));

        step.interrupt();
        step.join(20_000);

        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        assertThat(bench.last().outcome()).isEqualTo(Outcome.ABORTED);
        Poll.until(() -> containers().equals(AppServer.APP + "-web"));
        Poll.until(() -> "first".equals(server.page()));
        Poll.until(() -> ProcessHandle.current().descendants().noneMatch(AnsibleRollbackTest::isAnsible));
    }

    @Test
    void bringsBackWhatAKilledDeploymentHadStopped() throws Exception {
        deploy(first, Map.of());
        String web = AppServer.APP + "-web";
        AppServer.docker("stop", web);
        AppServer.docker("rename", web, web + "-previous");
        Path left = Files.createDirectories(
                Path.of(System.getProperty("user.home"), ".slipway", AppServer.APP, "tmp-left"));

        Map<String, Object> result = deploy(first, Map.of());

        assertThat(server.page()).isEqualTo("first");
        assertThat(containers()).isEqualTo(web);
        assertThat(left).doesNotExist();
        assertThat(result.get("hosts").toString()).contains("changed=0");
    }

    @Test
    void replacesWhatAKilledDeploymentHadHalfMade() throws Exception {
        deploy(first, Map.of());
        String web = AppServer.APP + "-web";
        AppServer.docker("create", "--name", web + "-next", "--label", "io.slipway.app=" + AppServer.APP, first);

        deploy(second, Map.of());

        assertThat(server.page()).isEqualTo("second");
        assertThat(containers()).isEqualTo(web);
    }

    @Test
    void returnsTheOtherHostsWhenOneFails() throws Exception {
        bench.write("ansible/inventory/hosts.ini", """
                [app]
                app-1 app_name=%1$s port=%2$d
                app-2 app_name=%1$s-2 port=%3$d refuses=%4$s
                [app:vars]
                ansible_host=127.0.0.1
                ansible_port=%5$d
                ansible_python_interpreter=/usr/bin/python3
                """.formatted(
                        AppServer.APP, server.published, server.alsoPublished, second, server.port));
        bench.write("ansible/deploy.yml", """
                - name: Deploy
                  hosts: app
                  gather_facts: false
                  vars:
                    app_wait: 3
                    app_services:
                      - name: web
                        image: "{{ slipway_images.web }}"
                        ports: ["127.0.0.1:{{ port }}:8080"]
                        url: "{{ 'http://127.0.0.1:1/' if slipway_images.web == refuses | default('') else '' }}"
                  roles: [app]
                """);
        deploy(first, Map.of());

        assertThatThrownBy(() -> deploy(second, Map.of()))
                .hasMessageContaining("failed on app-2")
                .hasMessageEndingWith("web@" + digest(first).substring(0, 19) + " is back");

        assertThat(server.page()).isEqualTo("first");
        assertThat(bench.last().facts().get("running"))
                .isEqualTo(Map.of("app-1", Map.of("web", first), "app-2", Map.of("web", first)));
    }

    private Map<String, Object> verify(String body) {
        return Map.of(
                "verify",
                Map.of("url", "http://127.0.0.1:" + server.published + "/", "expectBody", body, "timeout", 2));
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> all = new HashMap<>(map);
        all.put(key, value);
        return all;
    }

    private static boolean isAnsible(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("ansible-playbook");
    }
}
