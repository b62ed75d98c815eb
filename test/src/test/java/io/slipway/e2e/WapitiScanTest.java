package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.contract.Contract;
import io.slipway.delivery.Stage;
import io.slipway.delivery.StageResult;
import io.slipway.host.DeliveryException;
import io.slipway.policy.Policy;
import io.slipway.record.Entry;
import io.slipway.record.Outcome;
import io.slipway.webscan.Budget;
import io.slipway.webscan.WebScan;
import io.slipway.webscan.WebScanReport;
import io.slipway.webscan.wapiti.Wapiti;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RealTools
class WapitiScanTest {
    private static final List<String> MODULES = List.of("http_headers", "csp", "sql", "xss");

    @TempDir
    private Path directory;

    @Test
    void blocksWhenItFindsSqlInjection() throws Exception {
        try (WebApplication shop = WebApplication.vulnerable();
                Workbench bench = bench(shop.url())) {
            assertThatThrownBy(() -> scan(bench, shop, Map.of()))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("of severity high or above")
                    .hasMessageContaining("SQL Injection (high) at GET " + shop.url() + "item, parameter id");

            Entry entry = bench.last();
            assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(entry.facts().get("findings").toString())
                    .contains("SQL Injection", "CWE-89", "Cross Site Scripting", "CWE-79");
            assertThat(entry.facts()).containsEntry("complete", true).containsEntry("looked", MODULES);
            assertThat(entry.tools())
                    .anyMatch(tool ->
                            tool.name().equals("wapiti") && tool.version().startsWith("3."));
            assertThat(entry.evidence()).hasSize(2);
        }
    }

    @Test
    void passesWhenOnlyLesserWeaknessesAreFoundThanFailOnNames() throws Exception {
        try (WebApplication shop = WebApplication.vulnerable();
                Workbench bench = bench(shop.url())) {
            Map<String, Object> result = scan(bench, shop, Map.of("checks", List.of("http_headers", "csp")));

            assertThat(result).containsEntry("high", 0L).containsEntry("complete", true);
            assertThat((Long) result.get("low")).isGreaterThan(2);
            assertThat(bench.last().message()).startsWith("findings: ");
        }
    }

    @Test
    void findsNothingInACleanApplication() throws Exception {
        try (WebApplication site = WebApplication.clean();
                Workbench bench = bench(site.url())) {
            Map<String, Object> result = scan(bench, site, Map.of("failOn", "info"));

            assertThat(result)
                    .containsEntry("high", 0L)
                    .containsEntry("low", 0L)
                    .containsEntry("complete", true);
            assertThat(bench.last().message()).startsWith("no findings at " + site.url());
            assertThat((Integer) bench.last().facts().get("pages")).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void letsFindingsOfTheBaselinePassAndNoOthers() throws Exception {
        try (WebApplication shop = WebApplication.vulnerable();
                Workbench bench = bench(shop.url())) {
            assertThatThrownBy(() -> scan(bench, shop, Map.of("checks", List.of("sql"))))
                    .isInstanceOf(DeliveryException.class);
            Path report = bench.record.directory().resolve("evidence/web-scan.json");
            Files.copy(report, bench.workspace.resolve("known.json"));

            Map<String, Object> same = scan(bench, shop, Map.of("checks", List.of("sql"), "baseline", "known.json"));
            assertThat((Long) same.get("high")).isPositive();

            assertThatThrownBy(() -> scan(bench, shop, Map.of("failOn", "medium", "baseline", "known.json")))
                    .hasMessageContaining("Cross Site Scripting")
                    .hasMessageNotContaining("SQL Injection (");
        }
    }

    @Test
    void refusesWhatThePolicyDoesNotList() throws Exception {
        try (WebApplication site = WebApplication.clean();
                Workbench bench = bench("http://127.0.0.1:1/", site.url() + "shop/")) {
            assertThatThrownBy(() -> scan(bench, site, Map.of()))
                    .hasMessageStartingWith(site.url() + " is not scanned: ");
            assertThat(site.requests).hasValue(0);
        }
    }

    @Test
    void saysThatTheTargetCannotBeReached() throws Exception {
        WebApplication gone = WebApplication.clean();
        gone.close();
        try (Workbench bench = bench(gone.url())) {
            assertThatThrownBy(() -> scan(bench, gone, Map.of()))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining("cannot be reached")
                    .hasMessageEndingWith("nothing was scanned");
        }
    }

    @Test
    void neverCallsATargetCleanThatFallsSilentDuringTheScan() throws Exception {
        try (WebApplication site = WebApplication.clean();
                Workbench bench = bench(site.url())) {
            Thread step = new Thread(() -> {
                while (site.requests.get() < 6) {
                    Thread.onSpinWait();
                }
                site.silent.set(true);
            });
            step.start();

            assertThatThrownBy(() -> scan(bench, site, Map.of("checks", List.of("csp", "http_headers"))))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageStartingWith("Wapiti could not look");
            step.join();
        }
    }

    @Test
    void keepsTheBudgetAndReportsWhatWasFoundUntilThen() throws Exception {
        try (WebApplication shop = WebApplication.slow(150);
                Workbench bench = bench(shop.url())) {
            Duration budget = Duration.ofSeconds(12);
            long start = System.nanoTime();

            WebScanReport report = wapiti(bench, shop, budget);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(budget.plusSeconds(10));
            assertThat(report.complete()).isFalse();
            assertThat(String.join("; ", report.notLooked()))
                    .contains("the budget was spent")
                    .contains("file");
            assertThat(report.findings()).anyMatch(finding -> finding.category().equals("HTTP Secure Headers"));
        }
    }

    @Test
    void endsTheScannerWhenTheStepIsAborted() throws Exception {
        try (WebApplication shop = WebApplication.slow(200);
                Workbench bench = bench(shop.url())) {
            AtomicReference<Throwable> end = new AtomicReference<>();
            Thread step = new Thread(() -> {
                try {
                    scan(bench, shop, Map.of());
                } catch (Exception e) {
                    end.set(e);
                }
            });
            step.start();
            Poll.until(() -> ProcessHandle.current().descendants().anyMatch(WapitiScanTest::isWapiti));

            step.interrupt();
            step.join(15_000);

            assertThat(end.get()).isInstanceOf(InterruptedException.class);
            Poll.until(() -> ProcessHandle.current().descendants().noneMatch(WapitiScanTest::isWapiti));
        }
    }

    @Test
    void refusesAModuleThatNeedsTheInternetOrThatThereIsNot() throws Exception {
        try (WebApplication site = WebApplication.clean();
                Workbench bench = bench(site.url())) {
            assertThatThrownBy(() -> scan(bench, site, Map.of("checks", List.of("ssrf"))))
                    .hasMessage("checks: Wapiti's module 'ssrf' is not used: it asks a server on the internet");
            assertThatThrownBy(() -> scan(bench, site, Map.of("checks", List.of("sqll"))))
                    .hasMessage("checks: Wapiti has no module 'sqll'; did you mean 'sql'?");
        }
    }

    @Test
    void saysWhichScannersAreNotThereYet() throws Exception {
        try (WebApplication site = WebApplication.clean();
                Workbench bench = bench(site.url())) {
            assertThatThrownBy(() -> scan(bench, site, Map.of("scanner", "zap", "checks", List.of())))
                    .hasMessage("the scanner 'zap' is not there yet: use 'arachni' or 'wapiti'");
        }
    }

    private static boolean isWapiti(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("/wapiti");
    }

    private Workbench bench(String... targets) throws Exception {
        Policy strict = Policy.STRICT;
        return new Workbench(
                directory,
                new Policy(strict.name(), strict.gate(), Map.of(), List.of(targets), strict.tools(), strict.trivy()),
                Map.of());
    }

    private static Map<String, Object> scan(Workbench bench, WebApplication application, Map<String, ?> more)
            throws Exception {
        Map<String, Object> arguments = new HashMap<>(
                Map.of("target", application.url(), "scanner", "wapiti", "checks", MODULES, "budgetMinutes", 2));
        arguments.putAll(more);
        if (more.containsKey("profile")) {
            arguments.remove("checks");
        }
        return bench.call("webScan", arguments);
    }

    /** The scanner alone, with a budget of seconds. */
    private static WebScanReport wapiti(Workbench bench, WebApplication application, Duration budget) throws Exception {
        WebScan request = Contract.of(WebScan.class)
                .bind(Map.of(
                        "target", application.url(),
                        "scanner", "wapiti",
                        "checks", List.of("http_headers", "xss", "sql", "exec", "file")));
        AtomicReference<WebScanReport> report = new AtomicReference<>();
        Stage<WebScan, StageResult> stage = (asked, run) -> {
            report.set(new Wapiti().scan(asked, new Budget(budget), run));
            return Map::of;
        };
        bench.run("webScan", stage, request);
        return report.get();
    }
}
