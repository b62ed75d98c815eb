package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.contract.ContractException;
import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.host.DeliveryException;
import io.slipway.host.Secret;
import io.slipway.policy.Policy;
import io.slipway.record.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RealTools
class BuildAndSmokeTest {
    private static final String IMAGE = "slipway-e2e/web:build";

    private Workbench bench;

    @BeforeEach
    void makeAnApplication(@TempDir Path directory) throws Exception {
        bench = new Workbench(
                directory, Policy.STRICT, Map.of("login", new UsernamePassword("toto", Secret.of("a-secret-word"))));
        Files.copy(Path.of("/bin/busybox"), bench.workspace.resolve("busybox"));
        bench.write("www/index.html", "hello from the container\n");
        bench.write("www/ages.json", "{\"student_ages\": {\"alice\": \"12\"}}");
        bench.write("www/private/index.html", "only for those who know\n");
        bench.write("httpd.conf", "/private:toto:a-secret-word\n");
        bench.write("Dockerfile", """
                FROM scratch
                COPY busybox /bin/busybox
                COPY httpd.conf /etc/httpd.conf
                COPY www /www
                USER 10001
                ENTRYPOINT ["/bin/busybox", "httpd", "-f", "-p", "8080", "-h", "/www", "-c", "/etc/httpd.conf"]
                """);
    }

    @AfterEach
    void removeTheImage() throws Exception {
        bench.host.run(io.slipway.host.Command.of("docker", "rmi", "--force", IMAGE));
        bench.close();
    }

    @Test
    void buildsAnImageAndKnowsItByItsConfigDigest() throws Exception {
        Map<String, Object> built = build();

        assertThat(built.get("configDigest")).isEqualTo(bench.docker("image", "inspect", "--format={{.Id}}", IMAGE));
        assertThat(bench.docker(
                        "image",
                        "inspect",
                        "--format={{index .Config.Labels \"org.opencontainers.image.title\"}}",
                        IMAGE))
                .isEqualTo("slipway-e2e/web");
        assertThat(bench.last().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(bench.last().subjects()).containsExactly((String) built.get("configDigest"));
    }

    @Test
    void passesWhenTheContainerAnswersAsExpected() throws Exception {
        build();

        Map<String, Object> result = smoke(
                Map.of("path", "/ages.json", "expectJson", Map.of("$.student_ages.alice", 12), "expectBody", "ali.e"));

        assertThat(result).containsEntry("status", 200);
        assertThat(containers()).isEmpty();
    }

    @Test
    void logsInWithoutShowingThePassword() throws Exception {
        build();

        assertThat(smoke(Map.of("path", "/private/", "credentialsId", "login"))).containsEntry("status", 200);
        assertThat(smoke(Map.of("path", "/private/", "expectStatus", 401))).containsEntry("status", 401);
        assertThat(Files.readString(bench.record.directory().resolve("record.json")))
                .doesNotContain("a-secret-word");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "expectStatus; 201; expected status 201, got 200: hello from the container",
                "expectBody; goodbye; expected a body in which /goodbye/ is found, got: hello from the container",
            })
    void failsWithOneLineThatSaysWhatCameInstead(String parameter, String value, String message) throws Exception {
        build();

        assertThatThrownBy(() -> smoke(Map.of(parameter, value)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(message);
        assertThat(containers()).isEmpty();
        assertThat(bench.last().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(bench.last().evidence()).hasSize(1);
    }

    @Test
    void saysTheContainersLastWordsWhenItEnds() throws Exception {
        bench.write("httpd.conf", "");
        bench.write(
                "Dockerfile",
                "FROM scratch\nCOPY busybox /bin/busybox\nENTRYPOINT [\"/bin/busybox\", \"sh\", \"-c\", \"echo no database here; exit 7\"]\n");
        build();

        assertThatThrownBy(() -> smoke(Map.of()))
                .hasMessageContaining("ended with exit code 7")
                .hasMessageContaining("no database here");
        assertThat(containers()).isEmpty();
    }

    @Test
    void saysThatTheContainerWasKilled() throws Exception {
        build();
        CompletableFuture<Void> killer = CompletableFuture.runAsync(() -> {
            try {
                bench.docker("kill", awaitContainer());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThatThrownBy(() -> smoke(Map.of("port", 9999, "readyTimeout", 30)))
                .hasMessageContaining("ended with exit code 137");
        killer.get(10, TimeUnit.SECONDS);
        assertThat(containers()).isEmpty();
    }

    @Test
    void givesUpWhenNothingListensOnThePort() throws Exception {
        build();

        assertThatThrownBy(() -> smoke(Map.of("port", 9999, "readyTimeout", 1)))
                .hasMessageContaining("did not get ready on port 9999 within 1 s");
        assertThat(containers()).isEmpty();
    }

    @Test
    void removesTheContainerWhenItIsAborted() throws Exception {
        build();
        Thread step = new Thread(() -> {
            try {
                smoke(Map.of("port", 9999, "readyTimeout", 60));
            } catch (Exception e) {
                // The abort: what it left is looked at below.
            }
        });
        step.start();
        awaitContainer();

        step.interrupt();
        step.join(Duration.ofSeconds(20).toMillis());

        assertThat(step.isAlive()).isFalse();
        assertThat(containers()).isEmpty();
        assertThat(bench.last().outcome()).isEqualTo(Outcome.ABORTED);
    }

    @Test
    void handsVariablesAndFilesToTheContainer() throws Exception {
        bench.write("data/greeting.txt", "from the workspace\n");
        build();

        assertThat(smoke(Map.of(
                        "path",
                        "/data/greeting.txt",
                        "expectBody",
                        "from the workspace",
                        "volumes",
                        List.of("data:/www/data"),
                        "env",
                        Map.of("NAME", "a b"))))
                .containsEntry("status", 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--privileged", "a b", "x:@y", "../x", "", "UPPER", "a\nb", "$(id)", "@file"})
    void refusesWhatIsNoImageName(String name) {
        assertThatThrownBy(() -> bench.call("buildImage", Map.of("image", name)))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("is not an image reference");
        assertThatThrownBy(() -> bench.call("smokeTest", Map.of("image", name, "port", 80)))
                .isInstanceOf(ContractException.class);
    }

    @ParameterizedTest
    @CsvSource({"0,is not a port", "65536,is not a port", "http,is not a number", "80.5,is not a whole number"})
    void refusesWhatIsNoPort(String port, String message) {
        assertThatThrownBy(() -> bench.call("smokeTest", Map.of("image", IMAGE, "port", port)))
                .hasMessageContaining("port: ")
                .hasMessageContaining(message);
    }

    @Test
    void namesAMissingDockerfile() throws Exception {
        Files.delete(bench.workspace.resolve("Dockerfile"));

        assertThatThrownBy(this::build)
                .hasMessage("there is no Dockerfile 'Dockerfile' in '.': name it in 'dockerfile'");
    }

    @Test
    void namesAnImageThatIsNotThere() {
        assertThatThrownBy(() -> bench.call("smokeTest", Map.of("image", "slipway-e2e/nowhere:1", "port", 80)))
                .hasMessageContaining("there is no such image here");
    }

    @Test
    void saysWhatTheBuildSaidLast() throws Exception {
        bench.write("Dockerfile", "FROM scratch\nCOPY nothing /\n");

        assertThatThrownBy(this::build)
                .hasMessageContaining("tried to build " + IMAGE + " with docker, but it said: ")
                .hasMessageContaining("nothing");
    }

    private Map<String, Object> build() throws Exception {
        return bench.call("buildImage", Map.of("image", IMAGE));
    }

    private Map<String, Object> smoke(Map<String, ?> more) throws Exception {
        Map<String, Object> arguments = new HashMap<>(Map.of("image", IMAGE, "port", 8080));
        arguments.putAll(more);
        return bench.call("smokeTest", arguments);
    }

    private String containers() throws Exception {
        return bench.docker(
                "ps",
                "--all",
                "--quiet",
                "--filter",
                "label=io.slipway.smoke-test=" + bench.record.header().run());
    }

    private String awaitContainer() throws Exception {
        Poll.until(() -> !smokeTestContainer().isEmpty());
        return smokeTestContainer();
    }

    private String smokeTestContainer() throws Exception {
        return bench.docker(
                "ps",
                "--quiet",
                "--filter",
                "label=io.slipway.smoke-test=" + bench.record.header().run());
    }
}
