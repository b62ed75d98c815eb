package io.slipway.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestDelivery;
import io.slipway.contract.Contract;
import io.slipway.contract.ContractException;
import io.slipway.host.DeliveryException;
import io.slipway.policy.Policy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanImageTest {
    @TempDir
    private Path directory;

    @Test
    void takesThePolicysRulesAndTrivyByDefault() throws Exception {
        ScanImage request = bind(Map.of());
        assertThat(request.scanner()).containsExactly(Scanner.TRIVY);
        assertThat(request.threshold()).isEmpty();
        assertThat(request.unscored()).isEmpty();
        assertThat(request.failBuild()).isTrue();
        assertThat(request.acceptances()).isEqualTo("security/acceptances.yaml");
        assertThat(request.timeout()).isEqualTo(600);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            threshold   | 7,5              | is not a number
            threshold   | 11               | expected a CVSS score of 0.0 to 10.0
            threshold   | -1               | expected a CVSS score of 0.0 to 10.0
            threshold   | 1e-999999999     | expected a CVSS score of 0.0 to 10.0
            threshold   | 1e999999999      | expected a CVSS score of 0.0 to 10.0
            unscored    | blok             | did you mean 'block'?
            unscored    | pass             | is not allowed
            scanner     | grype            | is not allowed; expected one of clair, trivy
            acceptances | /etc/passwd      | expected a path in the workspace
            acceptances | ../x.yaml        | expected a path in the workspace
            acceptances | a/../../x.yaml   | expected a path in the workspace
            acceptances | --output=x       | expected a path in the workspace
            acceptances | x:y              | expected a path in the workspace
            timeout     | 0                | expected 1 to 86400 seconds
            timeout     | 1e9              | expected 1 to 86400 seconds
            timeout     | 1.5              | is not a whole number
            image       | --privileged     | is not an image reference
            image       | a b              | is not an image reference
            ignore      | CVE-1            | there is no parameter 'ignore'
            """)
    void refusesWhatCannotBe(String name, String value, String reason) {
        assertThatThrownBy(() -> bind(Map.of(name, value)))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("scanImage: ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            threshold | 7.1                | 'threshold: 7.1' is looser than the built-in policy, which says 7.0
            scanner   | clair              | scanner: 'clair' is not set up: the operator says under scanners.clair where it is, and the built-in policy does not
            server    | http://127.0.0.1:1 | server: 'http://127.0.0.1:1' is not a server of these scanners that the built-in policy lists (trivy.servers, scanners.clair.url)
            """)
    void refusesBeforeAnythingIsRun(String name, String value, String reason) throws Exception {
        ScanImage request = bind(Map.of(name, value));
        Instant now = Instant.parse("2026-06-15T12:00:00Z");
        try (TestDelivery delivery = new TestDelivery(directory, Policy.STRICT, now)) {
            assertThatThrownBy(() -> delivery.run("scanImage", new ImageScan(), request))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining(reason);
            assertThat(delivery.entry().tools()).isEmpty();
            assertThat(delivery.entry().fact("verdict")).isEqualTo("none");
        }
    }

    @Test
    void takesOneScannerOrAList() throws Exception {
        assertThat(bind(Map.of("scanner", List.of("trivy", "clair"))).scanner())
                .containsExactly(Scanner.TRIVY, Scanner.CLAIR);
    }

    private static ScanImage bind(Map<String, ?> arguments) throws ContractException {
        Map<String, Object> all = new HashMap<>(Map.of("image", "demo/api:1"));
        all.putAll(arguments);
        return Contract.of(ScanImage.class).bind(all);
    }
}
