package io.slipway.webscan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestDelivery;
import io.slipway.contract.Contract;
import io.slipway.contract.ContractException;
import io.slipway.policy.Policy;
import io.slipway.record.Outcome;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebScanTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.test",
                "ftp://shop.test/",
                "http:/x",
                "--url=http://x/",
                "http://user:secret@shop.test/",
                "http://shop.test/ x",
                "javascript:alert(1)",
                "http:///x",
                "file:///etc/passwd"
            })
    void refusesATargetThatIsNotAWebAddress(String target) {
        assertThatThrownBy(() -> bind(Map.of("target", target)))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("is not an http or https address")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--update", "a b", "x;y", "", "XSS"})
    void refusesAStrangeCheck(String check) {
        assertThatThrownBy(() -> bind(Map.of("target", "http://x/", "checks", List.of(check))))
                .hasMessageContaining("checks: expected names");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "100000"})
    void refusesABudgetThatIsNone(int minutes) {
        assertThatThrownBy(() -> bind(Map.of("target", "http://x/", "budgetMinutes", minutes)))
                .hasMessageContaining("budgetMinutes");
    }

    @Test
    void takesAttackFilesForGauntltOnly() {
        assertThatThrownBy(() -> bind(Map.of("target", "http://x/", "attacks", List.of("a.attack"))))
                .hasMessageContaining("only the scanner 'gauntlt' takes attack files");
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.test/, http://shop.test/",
        "http://shop.test, http://shop.test/deep/page",
        "http://SHOP.test:80/, http://shop.test/",
        "https://shop.test:443/a, https://shop.test/a/b",
        "http://shop.test/a/, http://shop.test/a",
    })
    void scansWhatThePolicyLists(String listed, String target) throws Exception {
        assertThat(allowed(listed, target)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.test/, https://shop.test/",
        "http://shop.test/, http://shop.test:8080/",
        "http://shop.test/, http://shop.test.evil.example/",
        "http://shop.test/a, http://shop.test/ab",
        "http://shop.test/a, http://shop.test/a/../b",
        "not an address, http://shop.test/",
    })
    void doesNotScanWhatThePolicyDoesNotList(String listed, String target) throws Exception {
        assertThat(allowed(listed, target)).isFalse();
    }

    @Test
    void doesNotTakeADeploymentsWordForWhoseAddressItIs() throws Exception {
        try (TestDelivery delivery = new TestDelivery(directory, Policy.STRICT, Instant.now())) {
            delivery.note("ansibleDeploy", Outcome.PASSED, List.of(), Map.of("verifyUrl", "http://shop.test/health"));

            assertThat(passes(delivery, "http://shop.test/")).isFalse();
        }
    }

    private boolean allowed(String listed, String target) throws Exception {
        Policy strict = Policy.STRICT;
        Policy policy = new Policy(strict.name(), strict.gate(), Map.of(), List.of(listed), Map.of(), strict.trivy());
        try (TestDelivery delivery = new TestDelivery(directory, policy, Instant.now())) {
            return passes(delivery, target);
        }
    }

    private static boolean passes(TestDelivery delivery, String target) throws Exception {
        return delivery.inStep("webScan", run -> {
            try {
                ScanTarget.requireAllowed(URI.create(target), run);
                return true;
            } catch (io.slipway.host.DeliveryException e) {
                assertThat(e).hasMessageContaining("does not list it under webScan.targets");
                return false;
            }
        });
    }

    private static WebScan bind(Map<String, ?> arguments) throws Exception {
        return Contract.of(WebScan.class).bind(new HashMap<>(arguments));
    }
}
