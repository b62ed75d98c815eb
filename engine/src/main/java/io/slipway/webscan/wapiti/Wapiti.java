package io.slipway.webscan.wapiti;

import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.Scratch;
import io.slipway.webscan.Budget;
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
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drives Wapiti: first it crawls, then one module after the other attacks, as long as the budget lasts. Wapiti answers success for a
 * target that it cannot reach and for a module that crashed, so both are looked for in what it says.
 */
public final class Wapiti implements WebScanner {
    private static final Pattern FOUND = Pattern.compile("Wapiti found ([0-9]+) URLs and forms");
    private static final Pattern SKIPPED = Pattern.compile("([0-9]+) requests were skipped due to network issues");
    /** A line of a Python stack trace; a warning has none. */
    private static final Pattern CRASH = Pattern.compile("(?m)^\\s*File \".*\", line [0-9]+, in ");

    private static final Duration LEAST = Duration.ofSeconds(2);

    @Override
    public WebScanReport scan(WebScan request, Budget budget, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        List<String> modules = Modules.of(request);
        try (Scratch scratch = run.host().scratch()) {
            Session session = new Session(request.address(), scratch, run);
            List<String> notLooked = new ArrayList<>();
            int pages = crawl(session, budget, notLooked, run);
            List<String> looked = attack(session, modules, budget, notLooked, run);
            return report(session, pages, looked, notLooked);
        }
    }

    private static int crawl(Session session, Budget budget, List<String> notLooked, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        Duration soft = budget.left().dividedBy(3);
        ExitStatus status = session.crawl(soft, budget.left().dividedBy(2));
        int pages = number(FOUND, status.out());
        if (!status.success() || pages == 0) {
            throw new DeliveryException("Wapiti could not look: it found no page (%s)".formatted(status.lastWords()));
        }
        if (status.out().contains("Max scan time was reached")) {
            notLooked.add("crawling stopped after %d s".formatted(soft.toSeconds()));
        }
        run.console().line("wapiti: %d addresses and forms found".formatted(pages));
        return pages;
    }

    private static List<String> attack(
            Session session, List<String> modules, Budget budget, List<String> notLooked, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        List<String> looked = new ArrayList<>();
        List<String> late = new ArrayList<>();
        for (String module : modules) {
            if (budget.left().compareTo(LEAST) < 0) {
                late.add(module);
            } else if (ended(module, session.attack(module, budget.left()), notLooked, run)) {
                looked.add(module);
            }
        }
        if (!late.isEmpty()) {
            notLooked.add("the budget was spent before " + String.join(", ", late));
        }
        if (looked.isEmpty()) {
            throw new DeliveryException(
                    "Wapiti could not look: no module ended (%s)".formatted(String.join("; ", notLooked)));
        }
        return looked;
    }

    /** Whether the module did all that it should; otherwise the reason is noted. */
    private static boolean ended(String module, ExitStatus status, List<String> notLooked, StepRun run)
            throws DeliveryException {
        run.console()
                .line("wapiti: module %s, %s s"
                        .formatted(
                                module,
                                String.format(Locale.ROOT, "%.1f", status.took().toMillis() / 1000.0)));
        if (status.timedOut() || status.out().contains("Max attack time was reached")) {
            notLooked.add("the budget was spent during " + module);
            return false;
        }
        if (CRASH.matcher(status.err()).find() || !status.success()) {
            throw new DeliveryException("Wapiti's module %s crashed: %s; what it would have found is unknown"
                    .formatted(module, status.lastWords()));
        }
        if (!status.out().contains("Launching module " + module)) {
            throw new DeliveryException("Wapiti did not run its module %s: %s".formatted(module, status.lastWords()));
        }
        int skipped = number(SKIPPED, status.out());
        if (skipped > 0) {
            notLooked.add("%s: %d requests had no answer".formatted(module, skipped));
        }
        return skipped == 0;
    }

    private static WebScanReport report(Session session, int pages, List<String> looked, List<String> notLooked)
            throws DeliveryException, IOException, InterruptedException {
        try (InputStream content = session.report()) {
            byte[] raw = RawReport.read("Wapiti", content);
            WapitiReport report = WapitiReport.read(new ByteArrayInputStream(raw));
            return new WebScanReport(
                    report.version(),
                    report.findings(),
                    pages,
                    looked,
                    notLooked,
                    Redaction.of(new String(raw, StandardCharsets.UTF_8)));
        }
    }

    private static int number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
