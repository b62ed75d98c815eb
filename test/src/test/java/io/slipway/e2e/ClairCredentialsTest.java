package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.policy.RegistryRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the credentials of a scan by Clair go. */
@RealTools
class ClairCredentialsTest extends ClairScanning {
    @Test
    void givesClairATokenForReadingTheQuarantineAloneWhereTheRegistryGivesTokens() throws Exception {
        registry.close();
        try (TokenServer tokens = new TokenServer(directory)) {
            registry = RealRegistry.start(
                    Files.createDirectories(directory.resolve("with-tokens")), tokens.configuration());
            RegistryRules rules =
                    new RegistryRules(List.of("registry"), Optional.of(Files.readString(tokens.authority)), true);
            RegistryRules ofTokens = new RegistryRules(List.of("registry"), Optional.empty(), false);
            bench(
                    CLAIR.clair().rules(registry.name + "/" + QUARANTINE, false),
                    Map.of(registry.name, rules, tokens.name(), ofTokens));
            build(ZLIB + TAR);

            assertThat(scan("clair")).containsEntry("verdict", "block");
            assertThat(tokens.scopes)
                    .contains("repository:" + QUARANTINE + ":pull", "repository:" + QUARANTINE + ":pull,push");
            assertThat(registry.log().filter(line -> line.contains("GET /v2/" + QUARANTINE + "/blobs/")))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("\" 200 "));
            assertNothingIsLeft();
            assertNothingTells(tokens.tokens);
        }
    }

    @Test
    void sendsACredentialOnlyWhereThePolicyBindsIt() throws Exception {
        bench(CLAIR.clair().rules(registry.name + "/" + QUARANTINE, false), Map.of());
        build(TAR);

        refuses("credential 'registry' is not sent to " + registry.name);
    }

    @Test
    void showsNoSecret() throws Exception {
        bench(CLAIR.clair(), false);
        build(TAR);
        scan("clair");

        String password = RealRegistry.LOGIN.password().reveal();
        String basic = RealRegistry.LOGIN.basic().substring("Basic ".length());
        assertNothingTells(List.of(password, basic, RealClair.KEY));
    }

    private void assertNothingTells(List<String> secrets) throws Exception {
        String[] words = secrets.toArray(String[]::new);
        assertThat(String.join("\n", bench.console)).doesNotContain(words);
        try (Stream<Path> files = Files.walk(bench.record.directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(words);
            }
        }
    }
}
