package io.slipway.webscan.arachni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestDelivery;
import io.slipway.contract.Contract;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.StopSignal;
import io.slipway.policy.Policy;
import io.slipway.webscan.Budget;
import io.slipway.webscan.RecordedHost;
import io.slipway.webscan.WebFinding;
import io.slipway.webscan.WebScan;
import io.slipway.webscan.WebScanReport;
import io.slipway.webscan.WebSeverity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arachni itself does not run here: what it said and wrote was recorded from the real one, version 1.6.1.3. */
class RecordedArachniTest {
    @TempDir
    private Path directory;

    private RecordedHost host;

    @Test
    void readsTheRecordedFindings() throws Exception {
        WebScanReport report = scan("20-vulnerable-all", "report-vulnerable.json", Map.of());

        assertThat(report.version()).isEqualTo("1.6.1.3");
        assertThat(report.complete()).isTrue();
        assertThat(report.pages()).isEqualTo(15);
        assertThat(report.findings())
                .filteredOn(finding -> finding.severity() == WebSeverity.HIGH)
                .hasSize(3);
        assertThat(report.findings())
                .contains(new WebFinding(
                        "SQL Injection",
                        WebSeverity.HIGH,
                        "http://shop.test:18431/item",
                        "GET",
                        "id",
                        "",
                        Optional.of(89),
                        "You have an error in your SQL syntax;",
                        true));
        assertThat(report.findings()).anyMatch(finding -> !finding.trusted());
    }

    @Test
    void keepsNoCookieOfTheRecordedRequests() throws Exception {
        assertThat(RecordedHost.file("arachni/report-vulnerable.json")).contains("session=8f2d1c0a77");

        WebScanReport report = scan("20-vulnerable-all", "report-vulnerable.json", Map.of());

        assertThat(report.raw()).doesNotContain("8f2d1c0a77");
        new com.fasterxml.jackson.databind.ObjectMapper().readTree(report.raw());
    }

    @Test
    void findsNothingInTheRecordedCleanApplication() throws Exception {
        WebScanReport report = scan("21-clean-all", "report-clean.json", Map.of());

        assertThat(report.findings()).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(report.pages()).isEqualTo(4);
    }

    @Test
    void takesTheRecordedUnreachableTargetForNotLookedAlthoughArachniAnswersSuccess() {
        assertThatThrownBy(() -> scan("30-unreachable", "report-unreachable.json", Map.of()))
                .isInstanceOf(DeliveryException.class)
                .hasMessage(
                        "Arachni could not look: it reached no page (Couldn't get a response after 5 tries: Couldn't connect to server.)");
    }

    @Test
    void takesTheRecordedTimeOutForPartial() throws Exception {
        WebScanReport report = scan("40-timeout-shutdown", "report-timeout.json", Map.of());

        assertThat(report.notLooked()).containsExactly("the budget was spent before the scan ended");
        assertThat(report.findings()).hasSize(3);
    }

    @Test
    void saysWhyThereIsNoReportAfterTheRecordedSigterm() {
        assertThatThrownBy(() -> scan("51-sigterm", "", Map.of()))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("Arachni could not look: ");
    }

    @Test
    void saysWhyThereIsNoReportAfterTheRecordedMissingDirectory() {
        assertThatThrownBy(() -> scan("18-missing-report-dir", "", Map.of()))
                .hasMessage("Arachni could not look: Report path does not exist: /nonexistent/dir/");
    }

    @Test
    void refusesALoopbackTargetBeforeArachniDoes() {
        assertThatThrownBy(() -> scan("15-loopback-url", "", Map.of("target", "http://127.0.0.1:18431/")))
                .hasMessageStartingWith("Arachni refuses loopback targets such as http://127.0.0.1:18431/");
        assertThat(host.commands).isEmpty();
    }

    @Test
    void givesArachniTheBudgetAndASignalOnWhichItStillReports() throws Exception {
        scan("20-vulnerable-all", "report-vulnerable.json", Map.of("checks", List.of("xss", "sql_injection")));

        Command scanning = host.commands.get(0);
        assertThat(RecordedHost.option(scanning, "--timeout"))
                .hasValueSatisfying(limit -> assertThat(limit).matches("0:4:5[0-9]"));
        assertThat(RecordedHost.option(scanning, "--checks")).hasValue("xss,sql_injection");
        assertThat(scanning.stopSignal()).isEqualTo(StopSignal.INT);
        assertThat(scanning.arguments()).endsWith("http://shop.test:18431/");
    }

    @Test
    void refusesATruncatedReport() {
        assertThatThrownBy(() -> scan("21-clean-all", "truncated", Map.of()))
                .hasMessageMatching("Arachni's report is not JSON \\(line [0-9]+\\): it could not look");
    }

    private WebScanReport scan(String recorded, String report, Map<String, ?> more) throws Exception {
        host = new RecordedHost(directory.resolve("workspace"), command -> play(command, recorded, report));
        Map<String, Object> arguments =
                new HashMap<>(Map.of("target", "http://shop.test:18431/", "scanner", "arachni"));
        arguments.putAll(more);
        WebScan request = Contract.of(WebScan.class).bind(arguments);
        try (TestDelivery delivery = new TestDelivery(directory, host, Policy.STRICT, Instant.now())) {
            return delivery.inStep(
                    "webScan", run -> new Arachni().scan(request, new Budget(Duration.ofMinutes(5)), run));
        }
    }

    private static ExitStatus play(Command command, String recorded, String report) throws IOException {
        if (command.tool().equals("arachni_reporter")) {
            String json = report.equals("truncated")
                    ? RecordedHost.file("arachni/report-clean.json").substring(0, 900)
                    : RecordedHost.file("arachni/" + report);
            String outfile =
                    RecordedHost.option(command, "--reporter").orElseThrow().replace("json:outfile=", "");
            Files.writeString(Path.of(outfile), json);
            return RecordedHost.status(0, "", "");
        }
        String folder = "arachni/cli/" + recorded + "/";
        if (!report.isEmpty()) {
            Files.writeString(
                    Path.of(RecordedHost.option(command, "--report-save-path").orElseThrow()), "(recorded)");
        }
        return RecordedHost.status(
                Integer.parseInt(RecordedHost.file(folder + "exit-code.txt").strip()),
                RecordedHost.file(folder + "stdout.txt"),
                RecordedHost.file(folder + "stderr.txt"));
    }
}
