package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.contract.ContractException;
import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.Secret;
import io.slipway.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RealTools
class PushTest {
    private static final String IMAGE = "slipway-e2e/push:build";

    private RealRegistry registry;
    private Workbench bench;
    private Policy policy;

    @BeforeEach
    void startARegistry(@TempDir Path directory) throws Exception {
        registry = RealRegistry.start(Files.createDirectories(directory.resolve("registry")));
        policy = registry.policy(RealRegistry.policy(DebianImage.rules(), DebianImage.trivy(directory), Map.of()));
        UsernamePassword wrong = new UsernamePassword("delivery", Secret.of("not-the-password"));
        bench = new Workbench(
                directory, policy, Map.of("registry", RealRegistry.LOGIN, "other", RealRegistry.LOGIN, "wrong", wrong));
        DebianImage.write(bench, Map.of("tar", "1.34+dfsg-1.2+deb12u1"));
    }

    @AfterEach
    void stopTheRegistry() throws Exception {
        bench.host.run(Command.of("docker", "rmi", "--force", IMAGE));
        bench.close();
        registry.close();
    }

    @Test
    void pushesAClearedImageAndTagsItByItsCommit() throws Exception {
        String commit = bench.commit();
        buildAndScan();

        Map<String, Object> pushed = push();

        String digest = (String) pushed.get("digest");
        assertThat(pushed)
                .containsEntry("image", registry.name + "/shop/api@" + digest)
                .containsEntry("references", List.of(registry.name + "/shop/api:" + commit.substring(0, 8)));
        assertThat(bench.last().subjects()).contains(digest);
        assertThat(tags()).containsExactly(commit.substring(0, 8));
        assertThat(manifestOf(commit.substring(0, 8))).isEqualTo(digest);
    }

    @Test
    void canBePulledAndIsTheImageThatWasScanned() throws Exception {
        bench.commit();
        String configDigest = (String) buildAndScan().get("configDigest");
        String digest = (String) push().get("digest");
        bench.docker("rmi", "--force", IMAGE);
        Path config = Files.createDirectories(bench.workspace.resolveSibling("docker-config"));
        bench.docker(
                "--config",
                config.toString(),
                "login",
                "--username",
                RealRegistry.LOGIN.username(),
                "--password",
                RealRegistry.LOGIN.password().reveal(),
                registry.name);

        bench.docker("--config", config.toString(), "pull", "--quiet", registry.name + "/shop/api@" + digest);

        assertThat(bench.docker("image", "inspect", "--format={{.Id}}", registry.name + "/shop/api@" + digest))
                .isEqualTo(configDigest);
        bench.docker("rmi", "--force", configDigest);
    }

    @Test
    void refusesAnImageThatWasNotScanned() throws Exception {
        bench.commit();
        build();

        assertThatThrownBy(this::push)
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("is not cleared: it was never scanned");
        assertThat(tags()).isEmpty();
        assertThat(blobs()).isEmpty();
    }

    @Test
    void refusesAnImageWhoseTagWasMovedAfterTheScan() throws Exception {
        bench.commit();
        buildAndScan();
        bench.write("status", "Package: other\nStatus: install ok installed\nVersion: 1\n\n");
        build();

        assertThatThrownBy(this::push).hasMessageContaining("is not cleared");
        assertThat(tags()).isEmpty();
    }

    @Test
    void uploadsNothingTheSecondTime() throws Exception {
        bench.commit();
        buildAndScan();
        Map<String, Object> first = push();
        List<Path> before = blobs();

        assertThat(push()).isEqualTo(first);
        assertThat(blobs()).isEqualTo(before);
    }

    @Test
    void givesAReleaseItsVersions() throws Exception {
        bench.commit("v1.2.3");
        buildAndScan();
        push();

        assertThat(tags()).contains("1.2.3", "1.2", "1", "latest").hasSize(5);
    }

    @Test
    void neverMovesTheTagOfARelease() throws Exception {
        bench.commit("v1.2.3");
        buildAndScan();
        String released = (String) push().get("digest");
        DebianImage.write(bench, Map.of("bash", "5.2.15-2+b8"));
        buildAndScan();

        assertThatThrownBy(this::push)
                .hasMessageContaining("release tag 1.2.3")
                .hasMessageContaining("it already names " + released);
        assertThat(manifestOf("1.2.3")).isEqualTo(released);
        assertThat(manifestOf("latest")).isEqualTo(released);
    }

    @Test
    void saysThatTheRegistryDoesNotKnowTheCredential() throws Exception {
        bench.commit();
        buildAndScan();
        Policy allowing = registry.policy(policy);

        assertThatThrownBy(() -> bench.call(
                        "pushImage", request(Map.of("credentialsId", "wrong")), withCredential(allowing, "wrong")))
                .hasMessageContaining("the registry wants a credential that it knows");
        assertThatThrownBy(() -> bench.call("pushImage", Map.of("image", IMAGE, "to", registry.name + "/shop/api")))
                .hasMessageContaining("give 'credentialsId'");
        assertThat(tags()).isEmpty();
    }

    @Test
    void sendsNoCredentialThatThePolicyDoesNotBind() throws Exception {
        bench.commit();
        buildAndScan();

        assertThatThrownBy(() -> bench.call("pushImage", request(Map.of("credentialsId", "other"))))
                .hasMessageContaining("credential 'other' is not sent to " + registry.name);
    }

    @Test
    void leavesNoTagBehindWhenTheRegistryStops() throws Exception {
        bench.commit();
        buildAndScan();
        registry.close();

        assertThatThrownBy(this::push)
                .hasMessageContaining("does not answer")
                .hasMessageContaining("check that the registry runs");
        assertThat(tags()).isEmpty();
    }

    @Test
    void leavesNoSecretBehind() throws Exception {
        bench.commit();
        buildAndScan();
        push();

        String secret = RealRegistry.LOGIN.password().reveal();
        assertThat(String.join("\n", bench.console)).doesNotContain(secret);
        try (Stream<Path> files = Files.walk(bench.record.directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secret);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "shop/api; names no registry",
                "r.example.com/shop/api:1; names a tag or digest",
                "--all; is not an image reference",
            })
    void refusesWhatIsNoRepository(String to, String message) {
        assertThatThrownBy(() -> bench.call("pushImage", Map.of("image", IMAGE, "to", to)))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining(message);
    }

    private static Policy withCredential(Policy policy, String id) {
        String host = policy.registries().keySet().iterator().next();
        return new Policy(
                policy.name(),
                policy.gate(),
                Map.of(host, new io.slipway.policy.RegistryRules(List.of(id), Optional.empty(), false)),
                List.of(),
                policy.tools(),
                policy.trivy());
    }

    private Map<String, Object> build() throws Exception {
        return bench.call("buildImage", Map.of("image", IMAGE));
    }

    private Map<String, Object> buildAndScan() throws Exception {
        Map<String, Object> built = build();
        assertThat(bench.call("scanImage", Map.of("image", IMAGE, "scanner", "trivy")))
                .containsEntry("verdict", "pass");
        return built;
    }

    private Map<String, Object> push() throws Exception {
        return bench.call("pushImage", request(Map.of()));
    }

    private Map<String, Object> request(Map<String, ?> more) {
        Map<String, Object> request =
                new HashMap<>(Map.of("image", IMAGE, "to", registry.name + "/shop/api", "credentialsId", "registry"));
        request.putAll(more);
        return request;
    }

    private List<String> tags() throws Exception {
        return names(registry.storage.resolve("docker/registry/v2/repositories/shop/api/_manifests/tags"));
    }

    private String manifestOf(String tag) throws Exception {
        return Files.readString(registry.storage.resolve(
                "docker/registry/v2/repositories/shop/api/_manifests/tags/" + tag + "/current/link"));
    }

    private List<Path> blobs() throws Exception {
        Path blobs = registry.storage.resolve("docker/registry/v2/blobs");
        if (!Files.exists(blobs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(blobs)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<String> names(Path directory) throws Exception {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
