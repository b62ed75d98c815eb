package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.record.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the playbook may say, and what is said of a wrong one. */
@RealTools
class AnsiblePlaybookTest extends AnsibleDeployment {
    @Test
    void saysThatThePlaybookIsMissing() {
        assertThatThrownBy(() -> deploy(first, Map.of("playbook", "ansible/nothing.yml")))
                .hasMessageStartingWith("there is no playbook 'ansible/nothing.yml' in the workspace");
    }

    @Test
    void saysWhereThePlaybookIsWrong() throws Exception {
        bench.write("ansible/wrong.yml", "- hosts: app\n  task: []\n");

        assertThatThrownBy(() -> deploy(first, Map.of("playbook", "ansible/wrong.yml")))
                .hasMessageContaining("'task' is not a valid attribute for a Play")
                .hasMessageContaining("line 1, column 3");
    }

    @Test
    void ignoresTheConfigurationOfTheCheckout() throws Exception {
        String configuration =
                "[defaults]\nstdout_callback = minimal\nroles_path = /nowhere\n[ssh_connection]\nssh_args = -o Nonsense\n";
        bench.write("ansible.cfg", configuration);
        bench.write("ansible/ansible.cfg", configuration);

        deploy(first, Map.of());

        assertThat(server.page()).isEqualTo("first");
        assertThat(bench.console).contains("play Deploy");
    }

    @Test
    void takesAFailureThatThePlaybookRescuedForNone() throws Exception {
        bench.write("ansible/rescue.yml", """
                - hosts: app
                  gather_facts: false
                  tasks:
                    - block:
                        - {name: Try, fail: {msg: not today}}
                      rescue:
                        - set_fact: {slipway_running: {web: "{{ slipway_images.web }}"}}
                """);

        deploy(first, Map.of("playbook", "ansible/rescue.yml"));

        assertThat(bench.last().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void refusesAPlaybookThatDoesNotSayWhatRuns() throws Exception {
        bench.write(
                "ansible/silent.yml",
                "- hosts: app\n  gather_facts: false\n  tasks:\n    - {name: Do nothing, debug: {msg: done}}\n");

        assertThatThrownBy(() -> deploy(first, Map.of("playbook", "ansible/silent.yml")))
                .hasMessageContaining("no host says that it runs 'web'");
    }

    @Test
    void takesTextsOfExtraVarsAsTheyAre() throws Exception {
        bench.write("ansible/echo.yml", """
                - hosts: app
                  gather_facts: false
                  tasks:
                    - {name: Say, fail: {msg: "the text is {{ text }}"}}
                """);
        Path ran = bench.workspace.resolve("ran");

        assertThatThrownBy(() -> deploy(
                        first,
                        Map.of(
                                "playbook",
                                "ansible/echo.yml",
                                "extraVars",
                                Map.of("text", "{{ lookup('pipe', 'touch " + ran + "') }}"))))
                .hasMessageContaining("the text is {{ lookup('pipe'");

        assertThat(ran).doesNotExist();
    }
}
