package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample's real delivery, started by a push and run as a user without privileges but the group {@code docker}: built, tested, scanned,
 * pushed, deployed and attacked in the demo's environment, which {@code test/all} starts ({@code sample/environment/start.sh}).
 */
@RealTools
class PushedDeliveryTest {
    private static final String PROJECT = "students/list";
    private static final List<String> STAGES =
            List.of("Build", "Smoke test", "Scan", "Push", "Deploy", "Web security test");

    private ServeBench bench;
    private RecordingGitLab gitlab;
    private DemoApplication application;
    private SystemUser user;

    @BeforeAll
    static void build() throws Exception {
        RunBench.build();
    }

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        application = DemoApplication.in(directory.resolve("demo"));
        bench = new ServeBench(directory);
        gitlab = new RecordingGitLab(0);
        bench.gitlab = gitlab.url();
        user = SystemUser.create("slipway-e2e-run");
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
        gitlab.close();
        user.close();
    }

    @Test
    void deliversTheSampleFromAPushToTheRunningSite() throws Exception {
        bench.project(PROJECT, settings(), "Ann");
        SlipwayRun service = bench.start();
        String sha =
                bench.git("-C", application.repository(), "rev-parse", "HEAD").strip();

        bench.git(
                "-C",
                application.repository(),
                "push",
                "--quiet",
                bench.bare(PROJECT).toString(),
                "HEAD:main");
        bench.awaitDelivery(1);

        assertThat(bench.log(1)).contains("checked out " + sha, "Delivered " + sha);
        Poll.until(() -> gitlab.of(sha).contains("slipway: success"));
        requireOrder(gitlab.of(sha));
        requireRecord(service, sha);
        assertThat(AppServer.run(
                        "curl", "--silent", "--fail", "--noproxy", "*", "--max-time", "10", application.address()))
                .containsIgnoringCase("alice");
        assertThat(service.signal("TERM").text()).doesNotContain(application.secrets());
        assertThat(bench.log(1)).doesNotContain(application.secrets());
    }

    private String settings() throws Exception {
        String variables = application.variables().entrySet().stream()
                .map(variable -> variable.getKey() + ": '" + variable.getValue() + "'")
                .collect(Collectors.joining(", "));
        return """
                user: {protected: %s, others: news}
                policy: %s
                environment: {%s}
                credentials:
                  registry: {type: usernamePassword, username: slipway, password: {file: %s}, protected: true}
                  student-api: {type: usernamePassword, username: toto, password: {file: %s}}
                  app-server: {type: sshKey, username: root, privateKey: {file: %s}, protected: true}
                """.formatted(
                        user.name(),
                        policy(),
                        variables,
                        application.registryPassword(),
                        application.apiPassword(),
                        application.home().resolve("app-server/id_ed25519"));
    }

    /** The operator's, with what it names where everybody can read it. */
    private Path policy() throws Exception {
        Path shared = Files.createDirectory(bench.directory.resolve("shared"));
        for (String file : List.of("registry/ca.crt", "bin/trivy")) {
            Path copy = shared.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(application.home().resolve(file), copy);
        }
        return Files.writeString(
                bench.directory.resolve("policy.yaml"),
                Files.readString(application.policy())
                        .replace(application.home().toString(), shared.toString()));
    }

    /** The whole run first and last, one stage after the other, and each status runs before it ends. */
    private static void requireOrder(List<String> statuses) {
        assertThat(statuses).startsWith("slipway: pending", "slipway: running").endsWith("slipway: success");
        List<String> expected = new ArrayList<>();
        for (String stage : STAGES) {
            expected.addAll(List.of("slipway: " + stage + ": running", "slipway: " + stage + ": success"));
        }
        assertThat(statuses).containsSubsequence(expected);
        List<String> ended = statuses.stream()
                .filter(status -> !status.endsWith(": running") && !status.endsWith(": pending"))
                .toList();
        assertThat(ended).doesNotHaveDuplicates().allMatch(status -> status.endsWith(": success"));
        for (String status : ended) {
            String name = status.substring(0, status.lastIndexOf(':'));
            assertThat(statuses).as(name).containsSubsequence(name + ": running", name + ": success");
        }
    }

    private void requireRecord(SlipwayRun service, String sha) throws Exception {
        Path file = bench.state().resolve("runs/1/record/record.json");
        String key = service.after("the public key is ");
        String verified = AppServer.run(
                bench.command("verify", file.toString(), "--key", key).toArray(String[]::new));
        assertThat(verified).contains("nothing was altered", "signed by the key");
        JsonNode record = new ObjectMapper().readTree(Files.readString(file));
        assertThat(record.toString()).contains(sha);
        List<String> stages = new ArrayList<>();
        record.path("entries").forEach(entry -> stages.add(entry.path("stage").asText()));
        assertThat(stages)
                .as(record.toString().substring(0, 2000))
                .containsSubsequence("buildImage", "smokeTest", "scanImage", "pushImage", "ansibleDeploy", "webScan");
        assertThat(bench.page("/runs/1/report").body()).contains("CVE-2023-45853", "signed");
    }
}
