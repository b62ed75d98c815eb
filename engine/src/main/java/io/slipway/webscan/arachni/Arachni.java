package io.slipway.webscan.arachni;

import io.slipway.delivery.StepRun;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.FileKind;
import io.slipway.host.Scratch;
import io.slipway.host.StopSignal;
import io.slipway.webscan.Budget;
import io.slipway.webscan.Profile;
import io.slipway.webscan.RawReport;
import io.slipway.webscan.Redaction;
import io.slipway.webscan.WebScan;
import io.slipway.webscan.WebScanReport;
import io.slipway.webscan.WebScanner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Drives Arachni by its command line. It answers success when the target was not reached and when its time was over, so the report's
 * sitemap and what it says on standard error decide. Asked by SIGINT it still writes what it found.
 */
public final class Arachni implements WebScanner {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\..*|\\[?::1]?");
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration CONVERSION = Duration.ofMinutes(2);
    private static final String PASSIVE = "allowed_methods,cookie_set_for_parent_domain,hsts,http_only_cookies,"
            + "insecure_cookies,insecure_cors_policy,x_frame_options";

    @Override
    public WebScanReport scan(WebScan request, Budget budget, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        if (LOOPBACK.matcher(request.address().getHost()).matches()) {
            throw new DeliveryException(
                    "Arachni refuses loopback targets such as %s: give the target by a name or address of its network"
                            .formatted(request.target()));
        }
        try (Scratch scratch = run.host().scratch()) {
            Duration limit = budget.left();
            ExitStatus status = run.host().run(scanning(request, limit, scratch));
            if (scratch.kind("report.afr") != FileKind.FILE) {
                throw new DeliveryException("Arachni could not look: " + reason(status));
            }
            return report(status, converted(scratch, run));
        }
    }

    private static Command scanning(WebScan request, Duration limit, Scratch scratch)
            throws DeliveryException, IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--output-only-positives",
                "--scope-dom-depth-limit=0",
                "--daemon-friendly",
                "--timeout=%d:%d:%d".formatted(limit.toHours(), limit.toMinutesPart(), limit.toSecondsPart()),
                "--report-save-path=" + scratch.resolve("report.afr")));
        checks(request).ifPresent(checks -> arguments.add("--checks=" + checks));
        arguments.add(request.address().toString());
        return command("arachni", arguments).within(limit.plus(GRACE), StopSignal.INT);
    }

    private static Optional<String> checks(WebScan request) {
        if (!request.checks().isEmpty()) {
            return Optional.of(String.join(",", request.checks()));
        }
        return request.profile() == Profile.PASSIVE ? Optional.of(PASSIVE) : Optional.empty();
    }

    private static Command command(String tool, List<String> arguments) {
        return Command.of(tool, arguments).with("LC_ALL", "C.UTF-8");
    }

    private static byte[] converted(Scratch scratch, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        ExitStatus status = run.host()
                .run(command(
                                "arachni_reporter",
                                List.of(
                                        scratch.resolve("report.afr"),
                                        "--reporter=json:outfile=" + scratch.resolve("report.json")))
                        .within(CONVERSION));
        if (!status.success() || scratch.kind("report.json") != FileKind.FILE) {
            throw new DeliveryException("arachni_reporter wrote no report: " + reason(status));
        }
        try (InputStream content = scratch.read("report.json")) {
            return RawReport.read("Arachni", content);
        }
    }

    private static WebScanReport report(ExitStatus status, byte[] raw) throws DeliveryException, IOException {
        ArachniReport report = ArachniReport.read(new ByteArrayInputStream(raw));
        if (report.pages() == 0) {
            throw new DeliveryException("Arachni could not look: it reached no page (%s)".formatted(reason(status)));
        }
        List<String> notLooked = new ArrayList<>();
        if (status.timedOut() || status.err().contains("Timeout has been reached")) {
            notLooked.add("the budget was spent before the scan ended");
        }
        return new WebScanReport(
                report.version(),
                report.findings(),
                report.pages(),
                report.checks(),
                notLooked,
                Redaction.of(new String(raw, StandardCharsets.UTF_8)));
    }

    /** The last line by which Arachni says what is wrong, without the place in its code. */
    private static String reason(ExitStatus status) {
        return (status.out() + "\n" + status.err())
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("[-]") || line.contains("Error"))
                .reduce((one, next) -> next)
                .map(line -> line.replaceFirst("^\\[-]\\s*(\\[[^]]*#[^]]*]\\s*)?", "")
                        .replaceFirst("^\\S+:[0-9]+:in `[^']*': ", ""))
                .filter(line -> !line.isEmpty())
                .orElseGet(status::lastWords);
    }
}
