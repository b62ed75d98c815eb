package io.slipway.runner.serve.page;

import java.util.List;

/**
 * The page of one run.
 *
 * @param run the run
 * @param log the end of its log
 * @param cut whether the log began before that
 * @param files what can be downloaded
 * @param report whether there is a report
 */
record RunPage(RunRow run, String log, boolean cut, List<String> files, boolean report) {}
