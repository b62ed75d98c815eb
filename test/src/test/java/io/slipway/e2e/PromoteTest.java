package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.Secret;
import io.slipway.policy.Policy;
import io.slipway.policy.RegistryRules;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promotion between two registries of Debian's. */
@RealTools
class PromoteTest {
    private static final String IMAGE = "slipway-e2e/promote:build";
    private static final UsernamePassword WRONG = new UsernamePassword("delivery", Secret.of("not-the-password"));

    private RealRegistry deposit;
    private RealRegistry production;
    private Workbench bench;
    private Policy policy;

    @BeforeEach
    void startTwoRegistries(@TempDir Path directory) throws Exception {
        deposit = RealRegistry.start(Files.createDirectories(directory.resolve("deposit")));
        production = RealRegistry.start(Files.createDirectories(directory.resolve("production")));
        policy = policy(directory);
        bench = new Workbench(
                directory, policy, Map.of("deposit", RealRegistry.LOGIN, "production", RealRegistry.LOGIN, "w", WRONG));
        DebianImage.write(bench, Map.of("tar", "1.34+dfsg-1.2+deb12u1"));
    }

    @AfterEach
    void stopTheRegistries() throws Exception {
        bench.host.run(Command.of("docker", "rmi", "--force", IMAGE));
        bench.close();
        deposit.close();
        production.close();
    }

    @Test
    void takesThePushedImageToAnotherRegistryByteForByte() throws Exception {
        String commit = bench.commit("v1.2.3");
        String pushed = push();

        Map<String, Object> promoted = promote(pushed, production, Map.of());

        String digest = pushed.substring(pushed.indexOf('@') + 1);
        assertThat(promoted).containsEntry("image", production.name + "/live/api@" + digest);
        assertThat(production.tags("live/api"))
                .containsExactlyInAnyOrder("1.2.3", "1.2", "1", "latest", commit.substring(0, 8));
        assertThat(production.manifestOf("live/api", "1.2.3")).isEqualTo(digest);
        assertThat(production.uploads("live/api")).isEmpty();
        assertThat(bench.console).anyMatch(line -> line.endsWith(": copied"));
    }

    @Test
    void copiesNothingTheSecondTime() throws Exception {
        bench.commit();
        String pushed = push();
        Map<String, Object> first = promote(pushed, production, Map.of());
        List<Path> before = production.files();
        bench.console.clear();

        assertThat(promote(pushed, production, Map.of())).isEqualTo(first);
        assertThat(production.files()).isEqualTo(before);
        assertThat(bench.console).noneMatch(line -> line.endsWith(": copied"));
    }

    @Test
    void mountsTheBlobsOfTheSameRegistry() throws Exception {
        bench.commit();
        String pushed = push();

        promote(pushed, deposit, Map.of("credentialsId", "deposit"));

        assertThat(bench.console)
                .filteredOn(line -> line.startsWith("blob "))
                .allMatch(line -> line.endsWith(": mounted"));
        assertThat(deposit.tags("live/api")).hasSize(1);
    }

    @Test
    void isDeployableLikeAPushedOneAndCanBePromotedOn() throws Exception {
        bench.commit();
        String live = (String) promote(push(), production, Map.of()).get("image");

        Map<String, Object> back = bench.call(
                "promoteImage",
                Map.of(
                        "from",
                        live,
                        "to",
                        deposit.name + "/again/api",
                        "credentialsId",
                        "deposit",
                        "fromCredentialsId",
                        "production"));

        assertThat(back.get("digest")).isEqualTo(live.substring(live.indexOf('@') + 1));
        assertThat(bench.last().facts()).containsKeys("configDigest", "commit");
    }

    @Test
    void promotesByATagWhatTheTagNamesNow() throws Exception {
        String commit = bench.commit();
        String pushed = push();

        Map<String, Object> promoted =
                promote(deposit.name + "/shop/api:" + commit.substring(0, 8), production, Map.of());

        assertThat((String) promoted.get("digest")).isEqualTo(pushed.substring(pushed.indexOf('@') + 1));
    }

    @Test
    void refusesAnImageThatNoDeliveryPushed() throws Exception {
        bench.commit();
        String pushed = push();
        Workbench stranger = new Workbench(
                bench.workspace.resolveSibling("stranger"),
                policy,
                Map.of("deposit", RealRegistry.LOGIN, "production", RealRegistry.LOGIN));

        assertThatThrownBy(() -> stranger.call("promoteImage", request(pushed, production, Map.of())))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("was not pushed by a recorded delivery");
        assertThat(production.files()).isEmpty();
        stranger.close();
    }

    @Test
    void refusesAnImageWhoseVerdictNoLongerStands() throws Exception {
        bench.commit();
        String pushed = push();
        Policy strict = new Policy(
                "a stricter policy",
                DebianImage.rules(new BigDecimal("6.0")),
                policy.registries(),
                List.of(),
                policy.tools(),
                policy.trivy());

        assertThatThrownBy(() -> bench.call("promoteImage", request(pushed, production, Map.of()), strict))
                .hasMessageContaining("is not cleared")
                .hasMessageContaining("scan it again");
        assertThat(production.files()).isEmpty();
    }

    @Test
    void movesNoTagWhenACopiedBlobIsNotWhatItShouldBe() throws Exception {
        bench.commit();
        String pushed = push();
        for (Path file : deposit.files()) {
            damageLayer(file);
        }

        assertThatThrownBy(() -> promote(pushed, production, Map.of())).hasMessageContaining("it gave other content");
        assertThat(production.tags("live/api")).isEmpty();
        assertThat(production.uploads("live/api")).isEmpty();
    }

    @Test
    void sendsEachRegistryItsOwnCredentialOnly() throws Exception {
        bench.commit();
        String pushed = push();

        assertThatThrownBy(() -> promote(pushed, production, Map.of("credentialsId", "deposit")))
                .hasMessageContaining("credential 'deposit' is not sent to " + production.name);
        assertThatThrownBy(() -> promote(pushed, production, Map.of("fromCredentialsId", "w")))
                .hasMessageContaining("the registry wants a credential that it knows");
        assertThat(production.files()).isEmpty();
    }

    @Test
    void saysWhichRegistryDoesNotAnswerAndLeavesNothing() throws Exception {
        bench.commit();
        String pushed = push();
        production.kill();

        assertThatThrownBy(() -> promote(pushed, production, Map.of()))
                .hasMessageContaining(production.name + " does not answer");
        assertThat(production.tags("live/api")).isEmpty();
    }

    /** A layer is the only content of a registry that is no JSON. */
    private static void damageLayer(Path file) throws Exception {
        byte[] content = Files.readAllBytes(file);
        if (file.endsWith("data") && content[0] != '{') {
            content[content.length / 2] ^= 1;
            Files.write(file, content);
        }
    }

    private String push() throws Exception {
        bench.call("buildImage", Map.of("image", IMAGE));
        bench.call("scanImage", Map.of("image", IMAGE, "scanner", "trivy"));
        Map<String, Object> pushed = bench.call(
                "pushImage", Map.of("image", IMAGE, "to", deposit.name + "/shop/api", "credentialsId", "deposit"));
        return (String) pushed.get("image");
    }

    private Map<String, Object> promote(String from, RealRegistry to, Map<String, ?> more) throws Exception {
        return bench.call("promoteImage", request(from, to, more));
    }

    private static Map<String, Object> request(String from, RealRegistry to, Map<String, ?> more) {
        Map<String, Object> request = new HashMap<>(Map.of(
                "from",
                from,
                "to",
                to.name + "/live/api",
                "credentialsId",
                "production",
                "fromCredentialsId",
                "deposit"));
        request.putAll(more);
        return request;
    }

    private Policy policy(Path directory) throws Exception {
        Policy rest = RealRegistry.policy(DebianImage.rules(), DebianImage.trivy(directory), Map.of());
        return new Policy(
                "the test's policy",
                rest.gate(),
                Map.of(
                        deposit.name, new RegistryRules(List.of("deposit", "w"), Optional.empty(), false),
                        production.name, new RegistryRules(List.of("production"), Optional.empty(), false)),
                List.of(),
                rest.tools(),
                rest.trivy());
    }
}
