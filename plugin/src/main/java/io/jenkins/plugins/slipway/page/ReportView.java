package io.jenkins.plugins.slipway.page;

import io.slipway.gate.Decision;
import io.slipway.gate.Verdict;
import io.slipway.report.Page;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the page shows for one request.
 *
 * @param trouble why there is nothing to show; empty if there is
 * @param page the delivery in words; null with trouble
 * @param query what of the findings is asked for; null with trouble
 * @param findings the page of findings; null where the scan has no verdict
 * @param all how many findings the scan has
 * @param shares the findings of the scan by what became of them
 */
public record ReportView(
        String trouble, Page page, FindingQuery query, FindingPage findings, String all, List<Share> shares) {
    /** Copies. */
    public ReportView {
        shares = List.copyOf(shares);
    }

    /**
     * Some of the findings of a scan.
     *
     * @param filter the word that shows them alone
     * @param title what they are
     * @param tone a class of the style sheet
     * @param count how many
     * @param x where they begin in a bar of all findings, in per cent
     * @param width how much of it they take, in per cent
     */
    public record Share(String filter, String title, String tone, String count, String x, String width) {}

    static ReportView of(StoredReport report, FindingQuery query) {
        Optional<Verdict> verdict = report.verdict(query.scan());
        return new ReportView(
                "",
                report.page(),
                query,
                verdict.map(made -> FindingPage.of(made, query)).orElse(null),
                number(verdict.map(made -> made.judgements().size()).orElse(0)),
                verdict.map(ReportView::shares).orElse(List.of()));
    }

    static ReportView unreadable(String trouble) {
        return new ReportView(trouble, null, null, null, "", List.of());
    }

    private static List<Share> shares(Verdict verdict) {
        int all = Math.max(1, verdict.judgements().size());
        int blocking = verdict.blocking().size();
        int accepted = verdict.with(Decision.ACCEPTED).size();
        int below = verdict.with(Decision.BELOW).size();
        return List.of(
                share("blocking", "blocking", "bad", blocking, 0, all),
                share("accepted", "accepted", "warn", accepted, blocking, all),
                share("below", "below the threshold", "calm", below, blocking + accepted, all));
    }

    private static Share share(String filter, String title, String tone, int count, int before, int all) {
        return new Share(
                filter, title, count == 0 ? "none" : tone, number(count), percent(before, all), percent(count, all));
    }

    private static String number(int count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    private static String percent(int part, int all) {
        return String.format(Locale.ROOT, "%.3f%%", 100.0 * part / all);
    }
}
