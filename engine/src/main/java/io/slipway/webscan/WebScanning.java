package io.slipway.webscan;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.config.Words;
import io.slipway.delivery.Stage;
import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import io.slipway.record.Evidence;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Scans a running application: is it allowed, is it there, what is found, what of it blocks. */
public final class WebScanning implements Stage<WebScan, WebScanResult> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_RECORDED = 200;
    private static final int MOST_NAMED = 3;

    private final Map<Scanner, WebScanner> scanners;

    /**
     * @param scanners those that are there
     */
    public WebScanning(Map<Scanner, WebScanner> scanners) {
        this.scanners = Map.copyOf(scanners);
    }

    @Override
    public WebScanResult run(WebScan request, StepRun run) throws DeliveryException, IOException, InterruptedException {
        run.fact("target", request.target());
        run.fact("scanner", Words.of(request.scanner()));
        WebScanner scanner = scanner(request);
        ScanTarget.requireAllowed(request.address(), run);
        Baseline baseline = Baseline.read(request.baseline(), run.workspace());
        ScanTarget.requireAnswer(request.address(), run);
        run.console()
                .line("scanning %s with %s, for at most %d min"
                        .formatted(request.target(), Words.of(request.scanner()), request.budgetMinutes()));
        WebScanReport report = scanner.scan(request, new Budget(request.budget()), run);
        return judge(request, sorted(report), baseline, run);
    }

    private WebScanner scanner(WebScan request) throws DeliveryException {
        WebScanner scanner = scanners.get(request.scanner());
        if (scanner == null) {
            throw new DeliveryException("the scanner '%s' is not there yet: use %s"
                    .formatted(
                            Words.of(request.scanner()),
                            scanners.keySet().stream()
                                    .map(Words::of)
                                    .sorted()
                                    .map(name -> "'" + name + "'")
                                    .collect(Collectors.joining(" or "))));
        }
        return scanner;
    }

    private static WebScanReport sorted(WebScanReport report) {
        List<WebFinding> findings = report.findings().stream()
                .sorted(Comparator.comparing(WebFinding::severity)
                        .thenComparing(WebFinding::category)
                        .thenComparing(WebFinding::url)
                        .thenComparing(WebFinding::parameter))
                .toList();
        return new WebScanReport(
                report.version(), findings, report.pages(), report.looked(), report.notLooked(), report.raw());
    }

    private static WebScanResult judge(WebScan request, WebScanReport report, Baseline baseline, StepRun run)
            throws DeliveryException, IOException {
        List<WebFinding> blocking = report.findings().stream()
                .filter(finding -> finding.severity().atLeast(request.failOn()) && !baseline.holds(finding))
                .toList();
        Map<WebSeverity, Long> counts = report.findings().stream()
                .collect(Collectors.groupingBy(WebFinding::severity, TreeMap::new, Collectors.counting()));
        Evidence evidence = note(request, report, blocking, counts, run);
        if (!blocking.isEmpty()) {
            throw new DeliveryException(blocked(request, report, blocking, evidence));
        }
        run.conclude("%s at %s, none that blocks (failOn: %s)%s"
                .formatted(
                        inWords(counts),
                        request.target(),
                        Words.of(request.failOn()),
                        report.complete() ? "" : "; PARTIAL: " + String.join("; ", report.notLooked())));
        return new WebScanResult(counts, report.complete(), evidence.path());
    }

    private static Evidence note(
            WebScan request,
            WebScanReport report,
            List<WebFinding> blocking,
            Map<WebSeverity, Long> counts,
            StepRun run)
            throws IOException {
        run.tool(Words.of(request.scanner()), report.version());
        Map<String, Object> byWord = new LinkedHashMap<>();
        for (WebSeverity severity : WebSeverity.values()) {
            byWord.put(Words.of(severity), counts.getOrDefault(severity, 0L));
        }
        run.fact("counts", byWord);
        run.fact("failOn", Words.of(request.failOn()));
        run.fact("pages", report.pages());
        run.fact("looked", report.looked());
        run.fact("notLooked", report.notLooked());
        run.fact("complete", report.complete());
        run.fact(
                "blocking",
                blocking.stream().limit(MOST_RECORDED).map(WebFinding::id).toList());
        run.fact(
                "findings",
                report.findings().stream()
                        .limit(MOST_RECORDED)
                        .map(WebFinding::values)
                        .toList());
        run.keep(Words.of(request.scanner()) + ".json", report.raw());
        return run.keep("web-scan.json", document(request, report));
    }

    private static String document(WebScan request, WebScanReport report) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("target", request.target());
        document.put("scanner", Words.of(request.scanner()));
        document.put("version", report.version());
        document.put("complete", report.complete());
        document.put("notLooked", report.notLooked());
        document.put(
                "findings", report.findings().stream().map(WebFinding::values).toList());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    private static String blocked(WebScan request, WebScanReport report, List<WebFinding> blocking, Evidence evidence) {
        String named =
                blocking.stream().limit(MOST_NAMED).map(WebFinding::toString).collect(Collectors.joining("; "));
        int more = blocking.size() - MOST_NAMED;
        return "%d finding(s) of severity %s or above: %s%s%s; see %s"
                .formatted(
                        blocking.size(),
                        Words.of(request.failOn()),
                        named,
                        more > 0 ? " and %d more".formatted(more) : "",
                        report.complete() ? "" : "; and the scan is partial: " + String.join("; ", report.notLooked()),
                        evidence.path());
    }

    private static String inWords(Map<WebSeverity, Long> counts) {
        String words = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + Words.of(count.getKey()))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "no findings" : "findings: " + words;
    }
}
