package io.slipway.runner.serve.page;

import java.util.List;

/**
 * The page of all runs.
 *
 * @param rows the latest runs
 * @param live whether one of them goes on
 * @param running how many run
 * @param waiting how many wait
 */
record ListPage(List<RunRow> rows, boolean live, long running, long waiting) {
    static ListPage of(List<RunRow> rows) {
        return new ListPage(
                rows,
                rows.stream().anyMatch(RunRow::live),
                rows.stream().filter(row -> row.state().equals("running")).count(),
                rows.stream().filter(row -> row.state().equals("queued")).count());
    }
}
