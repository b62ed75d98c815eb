package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.contract.ContractException;
import io.slipway.credentials.Credential;
import io.slipway.credentials.Credential.SshKey;
import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.host.DeliveryException;
import io.slipway.host.Secret;
import io.slipway.image.ImageReference;
import io.slipway.policy.Policy;
import io.slipway.policy.RegistryRules;
import io.slipway.record.Draft;
import io.slipway.record.Entry;
import io.slipway.record.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RealTools
class AnsibleDeployTest {
    private static final String NOT_PUSHED = "sha256:" + "0".repeat(64);

    private AppServer server;
    private Workbench bench;
    private String first;
    private String second;

    @BeforeEach
    void makeAnAppServer(@TempDir Path directory) throws Exception {
        server = new AppServer(directory.resolve("server"));
        Map<String, Credential> credentials = Map.of(
                "ssh", new SshKey("root", Secret.of(server.key("")), Optional.empty()),
                "locked-ssh",
                        new SshKey(
                                "root", Secret.of(server.key("a passphrase")), Optional.of(Secret.of("a passphrase"))),
                "registry", new UsernamePassword(AppServer.USER, Secret.of(AppServer.PASSWORD)),
                "wrong", new UsernamePassword(AppServer.USER, Secret.of("not-the-password")),
                "unbound", new UsernamePassword(AppServer.USER, Secret.of(AppServer.PASSWORD)));
        bench = new Workbench(directory.resolve("bench"), policy(), credentials);
        writePlaybook();
        first = pushed(server.version("first", "/"));
        second = pushed(server.version("second", "/"));
    }

    @AfterEach
    void removeEverything() throws Exception {
        server.close();
        bench.close();
    }

    @Test
    void deploysAPushedDigestAndRecordsWhatRuns() throws Exception {
        Map<String, Object> result = deploy(first, Map.of());

        assertThat(page()).isEqualTo("first");
        assertThat(result.get("images")).isEqualTo(Map.of("web", first));
        assertThat(bench.last().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(bench.last().subjects()).contains(digest(first)).anyMatch(subject -> subject.startsWith("target:"));
        assertThat(bench.last().facts().get("running")).isEqualTo(Map.of("app-1", Map.of("web", first)));
        assertThat(bench.last().tools()).anyMatch(tool -> tool.name().equals("ansible-playbook"));
        assertThat(bench.console).anyMatch(line -> line.startsWith("task app : Release the containers: app-1 changed"));
    }

    @Test
    void changesNothingWhenTheSameDigestRunsAlready() throws Exception {
        deploy(first, Map.of());
        String container = AppServer.docker("ps", "--quiet", "--filter", "name=" + AppServer.APP);

        Map<String, Object> result = deploy(first, Map.of());

        assertThat(result.get("hosts").toString()).contains("changed=0");
        assertThat(AppServer.docker("ps", "--quiet", "--filter", "name=" + AppServer.APP))
                .isEqualTo(container);
    }

    @Test
    void returnsToThePreviousDigestWhenTheVerificationFails() throws Exception {
        deploy(first, verify("first"));

        assertThatThrownBy(() -> deploy(second, verify("first")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("the verification failed: GET http://127.0.0.1:")
                .hasMessageContaining("got: second")
                .hasMessageEndingWith("web@" + digest(first).substring(0, 19) + " is back and answers as expected");

        assertThat(page()).isEqualTo("first");
        assertThat(bench.last().facts()).containsEntry("rolledBack", true).containsEntry("verified", false);
    }

    @Test
    void keepsWhatWasDeployedWhenRollbackIsOff() throws Exception {
        deploy(first, Map.of());

        assertThatThrownBy(() -> deploy(second, with(verify("first"), "rollback", false)))
                .hasMessageEndingWith("it stays, as rollback is false");

        assertThat(page()).isEqualTo("second");
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

        assertThat(page()).isEqualTo("first");
        assertThat(containers()).isEqualTo(AppServer.APP + "-web");
    }

    @Test
    void refusesADigestThatWasNotPushed() {
        String never = ImageReference.parse(first).repository() + "@" + NOT_PUSHED;

        assertThatThrownBy(() -> deploy(never, Map.of()))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("web: " + NOT_PUSHED + " was not pushed by pushImage");
    }

    @Test
    void refusesATag() {
        assertThatThrownBy(() -> deploy(ImageReference.parse(first).repository() + ":latest", Map.of()))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("is not a reference by digest; a tag can move");
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
    void saysThatTheRegistryIsGoneAndLeavesThePreviousDeploymentServing() throws Exception {
        deploy(first, Map.of());
        server.stopRegistry();

        assertThatThrownBy(() -> deploy(second, Map.of()))
                .hasMessageContaining("cannot pull " + second)
                .hasMessageContaining("connection refused");

        assertThat(page()).isEqualTo("first");
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

    @Test
    void saysThatThePlaybookIsMissing() {
        assertThatThrownBy(() -> deploy(first, Map.of("playbook", "ansible/nothing.yml")))
                .hasMessageStartingWith("there is no playbook 'ansible/nothing.yml' in the workspace");
    }

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
    void saysWhereThePlaybookIsWrong() throws Exception {
        bench.write("ansible/wrong.yml", "- hosts: app\n  task: []\n");

        assertThatThrownBy(() -> deploy(first, Map.of("playbook", "ansible/wrong.yml")))
                .hasMessageContaining("'task' is not a valid attribute for a Play")
                .hasMessageContaining("line 1, column 3");
    }

    @Test
    void saysThatTheTargetIsUnreachable() throws Exception {
        inventory("ansible/gone/hosts.ini", 1, server.hostKey());

        assertThatThrownBy(() -> deploy(first, Map.of("inventory", "ansible/gone/hosts.ini")))
                .hasMessageStartingWith("app-1 is unreachable: ")
                .hasMessageContaining("Connection refused");
    }

    @Test
    void refusesAHostWhoseKeyIsUnknownWhateverTheCheckoutSays() throws Exception {
        inventory("ansible/unknown/hosts.ini", server.port, "other.example ssh-ed25519 AAAA\n");
        bench.write("ansible/unknown/group_vars/all.yml", """
                ansible_host_key_checking: false
                ansible_ssh_common_args: -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null
                ansible_ssh_args: -o StrictHostKeyChecking=no
                """);

        assertThatThrownBy(() -> deploy(first, Map.of("inventory", "ansible/unknown/hosts.ini")))
                .hasMessageContaining("Host key verification failed");
    }

    @Test
    void ignoresTheConfigurationOfTheCheckout() throws Exception {
        String configuration =
                "[defaults]\nstdout_callback = minimal\nroles_path = /nowhere\n[ssh_connection]\nssh_args = -o Nonsense\n";
        bench.write("ansible.cfg", configuration);
        bench.write("ansible/ansible.cfg", configuration);

        deploy(first, Map.of());

        assertThat(page()).isEqualTo("first");
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

    @Test
    void logsInWithAKeyThatHasAPassphrase() throws Exception {
        deploy(first, Map.of("credentialsId", "locked-ssh"));

        assertThat(page()).isEqualTo("first");
    }

    @Test
    void onlySaysWhatItWouldChangeInACheck() throws Exception {
        deploy(first, Map.of());

        deploy(second, Map.of("check", true));

        assertThat(page()).isEqualTo("first");
        assertThat(bench.last().message()).startsWith("checked only");
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
        awaitThat(() -> containers().contains(AppServer.APP + "-web-previous"));

        step.interrupt();
        step.join(20_000);

        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        assertThat(bench.last().outcome()).isEqualTo(Outcome.ABORTED);
        awaitThat(() -> containers().equals(AppServer.APP + "-web"));
        awaitThat(() -> "first".equals(page()));
        awaitThat(() -> ProcessHandle.current().descendants().noneMatch(AnsibleDeployTest::isAnsible));
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

        assertThat(page()).isEqualTo("first");
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

        assertThat(page()).isEqualTo("second");
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

        assertThat(page()).isEqualTo("first");
        assertThat(bench.last().facts().get("running"))
                .isEqualTo(Map.of("app-1", Map.of("web", first), "app-2", Map.of("web", first)));
    }

    @Test
    void deploysToATargetOneAfterTheOther() throws Exception {
        CompletableFuture<Map<String, Object>> one = inBackground(first);
        CompletableFuture<Map<String, Object>> other = inBackground(second);

        one.get(60, TimeUnit.SECONDS);
        other.get(60, TimeUnit.SECONDS);

        assertThat(bench.console).contains("waiting for another deployment of this target");
        List<Entry> deployments = bench.record.entries().stream()
                .filter(entry -> entry.stage().equals("ansibleDeploy"))
                .toList();
        assertThat(deployments).hasSize(2).allMatch(entry -> entry.outcome() == Outcome.PASSED);
    }

    private static String digest(String reference) {
        return ImageReference.parse(reference).digest().orElseThrow();
    }

    private static boolean isAnsible(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("ansible-playbook");
    }

    private CompletableFuture<Map<String, Object>> inBackground(String image) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return deploy(image, Map.of());
            } catch (Exception e) {
                throw new java.util.concurrent.CompletionException(new ExecutionException(e));
            }
        });
    }

    private Policy policy() {
        RegistryRules rules = new RegistryRules(List.of("registry", "wrong"), Optional.empty(), true);
        Policy strict = Policy.STRICT;
        return new Policy(
                strict.name(),
                strict.gate(),
                Map.of(server.registry, rules),
                strict.webScanTargets(),
                strict.tools(),
                strict.trivy());
    }

    private void writePlaybook() throws Exception {
        Path roles = Path.of("../ansible/roles").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(roles)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bench.write("ansible/roles/" + roles.relativize(file), Files.readString(file));
            }
        }
        bench.write("ansible/deploy.yml", """
                - name: Deploy
                  hosts: app
                  gather_facts: false
                  vars:
                    app_name: %s
                    app_wait: 6
                    app_services:
                      - name: web
                        image: "{{ slipway_images.web }}"
                        ports: ["127.0.0.1:%d:8080"]
                        secret_env: {PASSWORD: application-s3cret}
                  roles: [app]
                """.formatted(AppServer.APP, server.published));
        bench.write("ansible/echo.yml", """
                - hosts: app
                  gather_facts: false
                  tasks:
                    - {name: Say, fail: {msg: "the text is {{ text }}"}}
                """);
        inventory("ansible/inventory/hosts.ini", server.port, server.hostKey());
    }

    private void inventory(String file, int port, String hostKey) throws Exception {
        bench.write(
                file,
                "[app]\napp-1 ansible_host=127.0.0.1 ansible_port=%d ansible_python_interpreter=/usr/bin/python3\n"
                        .formatted(port));
        bench.write(Path.of(file).resolveSibling("known_hosts").toString(), hostKey);
    }

    /** What scanImage and pushImage would have noted. */
    private String pushed(String reference) throws Exception {
        String digest = digest(reference);
        note(
                "scanImage",
                digest,
                Map.of(
                        "verdict", "pass",
                        "proof", "proved",
                        "threshold", "7.0",
                        "unscored", "severity",
                        "source", "highest",
                        "ignoreUnfixed", false,
                        "secrets", "block",
                        "misconfigurations", "critical",
                        "endOfLife", false));
        note("pushImage", digest, Map.of("digest", digest, "configDigest", digest));
        return reference;
    }

    private void note(String stage, String subject, Map<String, Object> facts) throws Exception {
        Instant now = Instant.now();
        bench.record.append(
                new Draft(stage, List.of(subject), Outcome.PASSED, "", facts, List.of(), List.of(), now, now, 0));
    }

    private Map<String, Object> deploy(String image, Map<String, ?> more) throws Exception {
        Map<String, Object> arguments = new HashMap<>(Map.of(
                "playbook", "ansible/deploy.yml",
                "inventory", "ansible/inventory/hosts.ini",
                "images", Map.of("web", image),
                "credentialsId", "ssh",
                "registryCredentialsId", "registry"));
        arguments.putAll(more);
        return bench.call("ansibleDeploy", arguments);
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

    private static String containers() throws Exception {
        return AppServer.docker(
                "ps", "--all", "--format={{.Names}}", "--filter", "label=io.slipway.app=" + AppServer.APP);
    }

    private String page() throws Exception {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.published + "/"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body()
                    .strip();
        } catch (java.io.IOException e) {
            return "";
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void awaitThat(Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        for (long pause = 20; !condition.holds(); pause = Math.min(500, pause * 2)) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(deadline);
            Thread.sleep(pause);
        }
    }
}
