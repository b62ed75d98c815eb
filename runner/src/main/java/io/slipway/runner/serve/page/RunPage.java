package io.slipway.runner.serve.page;

import java.util.List;

/**
 * The page of one run.
 *
 * @param run the run
 * @param stages its stages so far
 * @param staged whether there are any
 * @param log the end of its log
 * @param cut whether the log began before that
 * @param files what can be downloaded
 * @param report whether there is a report
 */
record RunPage(
        RunRow run,
        List<StageRow> stages,
        boolean staged,
        String log,
        boolean cut,
        List<String> files,
        boolean report) {}
