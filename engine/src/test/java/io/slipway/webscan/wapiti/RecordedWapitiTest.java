package io.slipway.webscan.wapiti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestDelivery;
import io.slipway.contract.Contract;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.policy.Policy;
import io.slipway.webscan.Budget;
import io.slipway.webscan.RecordedHost;
import io.slipway.webscan.WebFinding;
import io.slipway.webscan.WebScan;
import io.slipway.webscan.WebScanReport;
import io.slipway.webscan.WebSeverity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wapiti itself does not run here (it does in WapitiScanTest): what it said and wrote was recorded from the real one, version 3.0.4. */
class RecordedWapitiTest {
    @TempDir
    private Path directory;

    private RecordedHost host;

    @Test
    void readsTheRecordedFindings() throws Exception {
        WebScanReport report = scan("20-vulnerable-json", Duration.ofMinutes(5));

        assertThat(report.version()).isEqualTo("3.0.4");
        assertThat(report.pages()).isEqualTo(14);
        assertThat(report.findings()).hasSize(11);
        assertThat(report.findings())
                .contains(new WebFinding(
                        "Cross Site Scripting",
                        WebSeverity.MEDIUM,
                        "http://shop.test:18431/search",
                        "GET",
                        "q",
                        "",
                        Optional.of(79),
                        "XSS vulnerability found via injection in the parameter q",
                        true));
        assertThat(report.findings().stream().map(WebFinding::id).distinct()).hasSize(11);
    }

    @Test
    void findsNothingInTheRecordedCleanApplication() throws Exception {
        WebScanReport report = scan("21-clean-json", Duration.ofMinutes(5));

        assertThat(report.findings()).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(report.looked()).containsExactly("csp", "sql");
    }

    @Test
    void takesTheRecordedUnreachableTargetForNotLookedAlthoughWapitiAnswersSuccess() {
        assertThatThrownBy(() -> scan("30-unreachable", Duration.ofMinutes(5)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("Wapiti could not look: it found no page");
    }

    @Test
    void takesTheRecordedCrashOfAModuleForNotLookedAlthoughWapitiAnswersSuccess() {
        assertThatThrownBy(() -> scan("25-attack-module-crashes", Duration.ofMinutes(5)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageMatching("Wapiti's module csp crashed: .*; what it would have found is unknown");
    }

    @Test
    void looksAtNothingWhenThereIsNoTimeLeft() {
        assertThatThrownBy(() -> scan("20-vulnerable-json", Duration.ofSeconds(1)))
                .hasMessage("Wapiti could not look: no module ended (the budget was spent before csp, sql)");
    }

    @Test
    void keepsTheInternetOutByAnEmptyListOfTechnologies() throws Exception {
        scan("21-clean-json", Duration.ofMinutes(5));

        assertThat(host.commands).allSatisfy(command -> {
            assertThat(command.arguments()).contains("--no-bugreport", "--verify-ssl=1");
            assertThat(RecordedHost.option(command, "--module"))
                    .hasValueSatisfying(module -> assertThat(module).isIn("", "csp", "sql"));
        });
    }

    @Test
    void refusesAReportThatIsNotOne() {
        assertThatThrownBy(() -> WapitiReport.read(stream("{\"vulnerabilities\": {\"x\": [")))
                .hasMessageContaining("is not JSON");
        assertThatThrownBy(() -> WapitiReport.read(stream("{\"Results\": []}")))
                .hasMessageContaining("it could not look");
        assertThatThrownBy(() -> WapitiReport.read(stream(""))).hasMessageContaining("it could not look");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private WebScanReport scan(String recorded, Duration budget) throws Exception {
        host = new RecordedHost(directory.resolve("workspace"), command -> play(command, recorded));
        WebScan request = Contract.of(WebScan.class)
                .bind(Map.of(
                        "target", "http://shop.test:18431/", "scanner", "wapiti", "checks", List.of("csp", "sql")));
        try (TestDelivery delivery = new TestDelivery(directory, host, Policy.STRICT, Instant.now())) {
            return delivery.inStep("webScan", run -> new Wapiti().scan(request, new Budget(budget), run));
        }
    }

    /** The crawl and the last report print little; what a module prints is the recording's. */
    private static ExitStatus play(Command command, String recorded) throws IOException {
        String folder = "wapiti/" + recorded + "/";
        Path output = Path.of(RecordedHost.option(command, "--output").orElseThrow());
        Files.writeString(output, RecordedHost.file(folder + "report.json"));
        boolean attacks =
                !RecordedHost.option(command, "--module").orElseThrow().isEmpty();
        return RecordedHost.status(
                0, RecordedHost.file(folder + "stdout.txt"), attacks ? RecordedHost.file(folder + "stderr.txt") : "");
    }
}
