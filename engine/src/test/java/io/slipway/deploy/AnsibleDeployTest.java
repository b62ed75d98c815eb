package io.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.contract.Contract;
import io.slipway.contract.ContractException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnsibleDeployTest {
    static final String DIGEST = "sha256:" + "ab".repeat(32);

    @Test
    void hasTheDefaultsOfTheContract() throws Exception {
        AnsibleDeploy request = bind(Map.of());

        assertThat(request.rollback()).isTrue();
        assertThat(request.check()).isFalse();
        assertThat(request.verification()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry.test/api", "registry.test/api:1.0", "registry.test/api:1.0@sha256:"})
    void refusesAnImageWithoutDigest(String image) {
        assertThatThrownBy(() -> bind(Map.of("images", Map.of("api", image)))).isInstanceOf(ContractException.class);
    }

    @Test
    void refusesADigestWithATag() {
        assertThatThrownBy(() -> bind(Map.of("images", Map.of("api", "registry.test/api:1.0@" + DIGEST))))
                .hasMessageContaining("is not a reference by digest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-e", "--list-hosts", "@/etc/passwd", "a b", "$(id)", "a\nb"})
    void refusesALimitThatIsNoPattern(String limit) {
        assertThatThrownBy(() -> bind(Map.of("limit", limit)))
                .hasMessageContaining("limit: ")
                .hasMessageContaining("is not a pattern of hosts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "app-1", "web*:!web3", "app[0:2]", "~web.*", "10.0.0.1", "app:&eu"})
    void takesPatternsOfHosts(String limit) throws Exception {
        assertThat(bind(Map.of("limit", limit)).limit()).hasValue(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "a b", "a,b"})
    void refusesATagThatIsNone(String tag) {
        assertThatThrownBy(() -> bind(Map.of("tags", tag))).hasMessageContaining("tags: expected");
    }

    @Test
    void refusesVariablesWithoutAValue() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("address", null);

        assertThatThrownBy(() -> bind(Map.of("extraVars", variables)))
                .hasMessageContaining("extraVars: 'address' has no value (null)");
    }

    @Test
    void readsTheVerification() throws Exception {
        Verification verification = bind(Map.of(
                        "verify", Map.of("url", "http://app.test/", "expectStatus", "204", "timeout", 5)))
                .verification()
                .orElseThrow();

        assertThat(verification.expectStatus()).isEqualTo(204);
        assertThat(verification.timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void saysWhatIsWrongWithTheVerification() {
        refusesToVerify(
                Map.of("expectstatus", 200), "verify: there is no 'expectstatus'; did you mean 'expectStatus'?");
        refusesToVerify(Map.of("expectStatus", 200), "verify: url: 'null' is not an http or https address");
        refusesToVerify(Map.of("url", "http://u:p@x/"), "is not an http or https address without credentials");
        refusesToVerify(
                Map.of("url", "http://x/", "expectStatus", 20), "verify: expectStatus: 20 is not an HTTP status");
        refusesToVerify(Map.of("url", "http://x/", "expectBody", "("), "is not a regular expression");
        refusesToVerify(Map.of("url", "http://x/", "timeout", "soon"), "verify: timeout: 'soon' is not a whole number");
    }

    private static void refusesToVerify(Map<String, Object> verify, String problem) {
        assertThatThrownBy(() -> bind(Map.of("verify", verify)))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining(problem);
    }

    static AnsibleDeploy bind(Map<String, ?> more) throws Exception {
        Map<String, Object> arguments = new HashMap<>(Map.of(
                "playbook",
                "deploy.yml",
                "inventory",
                "hosts",
                "images",
                Map.of("api", "registry.test/api@" + DIGEST)));
        arguments.putAll(more);
        return Contract.of(AnsibleDeploy.class).bind(arguments);
    }
}
