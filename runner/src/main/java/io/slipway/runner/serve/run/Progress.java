package io.slipway.runner.serve.run;

import io.slipway.delivery.CommitStatuses.State;
import io.slipway.gitlab.api.GitlabStatus;
import io.slipway.runner.events.RunEvent;
import io.slipway.runner.result.Result;
import io.slipway.runner.result.Skip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a run has told so far; statuses are passed on as they come. */
final class Progress {
    private final long id;
    private final CommitReporter reporter;
    private final Map<Integer, String> entries = new LinkedHashMap<>();
    private Optional<Path> record = Optional.empty();
    private Optional<Result> result = Optional.empty();
    private Optional<String> failed = Optional.empty();

    Progress(long id, CommitReporter reporter) {
        this.id = id;
        this.reporter = reporter;
    }

    void take(RunEvent event) throws IOException {
        note(event);
        if (event instanceof RunEvent.StageStarted it) {
            reporter.set(id, CommitReporter.stage(it.stage()), State.RUNNING, "");
        } else if (event instanceof RunEvent.StageEnded it) {
            reporter.set(
                    id,
                    CommitReporter.stage(it.stage()),
                    state(it.result()),
                    it.result().name().toLowerCase(Locale.ROOT));
        } else if (event instanceof RunEvent.StageSkipped it) {
            // What was passed over as something else failed is not fine: a scan that was not made must not look like
            // one.
            State state = it.reason() == Skip.WHEN ? State.SUCCESS : State.CANCELED;
            reporter.set(
                    id, CommitReporter.stage(it.stage()), state, it.reason().outcome());
        } else if (event instanceof RunEvent.Status it && !GitlabStatus.own(it.name())) {
            reporter.set(id, it.name(), it.state(), it.description());
        } else if (event instanceof RunEvent.Entered it) {
            entries.putIfAbsent(it.index(), it.hash());
        }
    }

    /** Takes only what must be known of a run that had ended before. */
    void note(RunEvent event) {
        if (event instanceof RunEvent.Recorded it) {
            record = Optional.of(Path.of(it.directory()));
        } else if (event instanceof RunEvent.Finished it) {
            result = Optional.of(it.result());
        } else if (event instanceof RunEvent.StageEnded it && it.result() == Result.FAILURE && failed.isEmpty()) {
            failed = Optional.of(it.stage());
        }
    }

    /** The stage that failed first, which is the innermost; none where no stage did. */
    Optional<String> failed() {
        return failed;
    }

    Map<Integer, String> entries() {
        return entries;
    }

    Optional<Path> record() {
        return record;
    }

    Optional<Result> result() {
        return result;
    }

    private static State state(Result result) {
        return switch (result) {
            case SUCCESS -> State.SUCCESS;
            case ABORTED -> State.CANCELED;
            case UNSTABLE, FAILURE, NOT_BUILT -> State.FAILED;
        };
    }
}
