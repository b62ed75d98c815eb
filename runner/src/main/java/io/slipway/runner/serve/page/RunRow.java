package io.slipway.runner.serve.page;

import io.slipway.report.Units;
import io.slipway.runner.serve.run.RunInfo;
import io.slipway.runner.serve.run.RunState;
import io.slipway.runner.serve.run.StageProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run as a page shows it. Its texts are strangers': the template escapes them.
 *
 * @param id its number
 * @param project the project's path
 * @param what branch, tag or merge request
 * @param sha the commit
 * @param small the commit's first digits
 * @param title the commit's first line; may be empty
 * @param who who caused it; may be empty
 * @param event what happened in GitLab
 * @param state how far it is, in words
 * @param tone the colour that goes with it
 * @param sign the sign that says the same as the colour
 * @param message why; may be empty
 * @param attempt empty for the first, otherwise in words
 * @param accepted when it was accepted
 * @param took how long it takes or took; empty while it waits
 * @param live whether it goes on
 * @param stage the stage that goes on; may be empty
 */
record RunRow(
        long id,
        String project,
        String what,
        String sha,
        String small,
        String title,
        String who,
        String event,
        String state,
        String tone,
        String sign,
        String message,
        String attempt,
        String accepted,
        String took,
        boolean live,
        String stage) {
    static RunRow of(RunInfo run, Instant now, List<StageProgress> stages) {
        return new RunRow(
                run.id(),
                run.trigger().project(),
                run.what(),
                run.trigger().sha(),
                run.shortSha(),
                plain(run.trigger().commit().title()),
                who(run),
                run.trigger().event().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                run.state().name().toLowerCase(Locale.ROOT),
                tone(run.state()),
                sign(run.state()),
                plain(run.message()),
                run.attempt() == 1 ? "" : "attempt " + run.attempt(),
                Units.moment(run.accepted()),
                took(run, now),
                !run.state().ended(),
                current(stages));
    }

    private static String current(List<StageProgress> stages) {
        return stages.stream()
                .filter(stage -> stage.state() == StageProgress.State.RUNNING)
                .reduce((outer, inner) -> inner)
                .map(StageProgress::name)
                .orElse("");
    }

    private static String who(RunInfo run) {
        String name = run.trigger().user().name();
        return plain(name.isEmpty() ? run.trigger().user().username() : name);
    }

    /** No terminal that shows the page is told anything. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static String took(RunInfo run, Instant now) {
        Optional<Instant> started = run.started();
        return started.map(since -> Units.duration(
                        Duration.between(since, run.ended().orElse(now)).toMillis()))
                .orElse("");
    }

    private static String tone(RunState state) {
        return switch (state) {
            case SUCCESS -> "good";
            case FAILURE, REFUSED -> "bad";
            case UNSTABLE -> "warn";
            case RUNNING -> "live";
            case QUEUED, ABORTED, SUPERSEDED -> "neutral";
        };
    }

    private static String sign(RunState state) {
        return switch (state) {
            case SUCCESS -> "\u2713";
            case FAILURE, REFUSED -> "\u2715";
            case UNSTABLE -> "!";
            case RUNNING -> "\u25B6";
            case QUEUED -> "\u2026";
            case ABORTED, SUPERSEDED -> "\u25CB";
        };
    }
}
