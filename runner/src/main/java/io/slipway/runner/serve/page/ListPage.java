package io.slipway.runner.serve.page;

import io.slipway.runner.serve.run.RunInfo;
import io.slipway.runner.serve.run.RunState;
import io.slipway.runner.serve.run.Runs;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of the list of all runs. The first begins with what runs, however many came later.
 *
 * @param runs to be shown
 * @param running how many run in all
 * @param waiting how many wait in all
 * @param older the number before which the next page begins; empty on the last one
 */
record ListPage(List<RunInfo> runs, long running, long waiting, String older) {
    private static final int SHOWN = 200;

    /** What the page's template shows. */
    record Shown(List<RunRow> rows, boolean live, long running, long waiting, String older) {}

    Shown with(List<RunRow> rows) {
        return new Shown(rows, rows.stream().anyMatch(RunRow::live), running, waiting, older);
    }

    static ListPage first(Runs all) {
        List<RunInfo> latest = all.latest(Long.MAX_VALUE, SHOWN);
        List<RunInfo> running = all.in(RunState.RUNNING);
        List<RunInfo> shown = new ArrayList<>(running);
        shown.removeAll(latest);
        shown.addAll(latest);
        return page(shown, latest, running, all);
    }

    static ListPage before(long id, Runs all) {
        List<RunInfo> latest = all.latest(id, SHOWN);
        return page(latest, latest, all.in(RunState.RUNNING), all);
    }

    private static ListPage page(List<RunInfo> shown, List<RunInfo> latest, List<RunInfo> running, Runs all) {
        long last = latest.isEmpty() ? 0 : latest.get(latest.size() - 1).id();
        String older = all.latest(last, 1).isEmpty() ? "" : Long.toString(last);
        return new ListPage(shown, running.size(), all.in(RunState.QUEUED).size(), older);
    }
}
