package io.slipway.runner.run;

import io.slipway.delivery.CommitStatuses;
import io.slipway.record.Entry;
import io.slipway.runner.console.BuildLog;
import io.slipway.runner.delivery.DeliveryListener;
import io.slipway.runner.events.EventFile;
import io.slipway.runner.events.RunEvent;
import io.slipway.runner.pipeline.StageListener;
import io.slipway.runner.pipeline.Stages;
import io.slipway.runner.result.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Tells whoever started the run what happens in it. What cannot be told is said in the log, and hinders nothing. */
final class RunReporter implements StageListener, DeliveryListener {
    private final RunEvents.Statuses statuses;
    private final EventFile file;
    private final BuildLog log;

    RunReporter(RunEvents events, BuildLog log) throws IOException {
        this.file = EventFile.append(events.file());
        this.statuses = events.statuses();
        this.log = log;
    }

    @Override
    public void started(Stages.Entry stage) {
        tell(new RunEvent.StageStarted(log.mask(stage.path())));
    }

    @Override
    public void ended(Stages.Entry stage) {
        String path = log.mask(stage.path());
        tell(stage.skipped()
                .<RunEvent>map(reason -> new RunEvent.StageSkipped(path, reason))
                .orElseGet(() -> new RunEvent.StageEnded(path, stage.result())));
    }

    @Override
    public Optional<CommitStatuses> statuses() {
        return statuses == RunEvents.Statuses.TAKEN ? Optional.of(this::set) : Optional.empty();
    }

    private void set(String name, CommitStatuses.State state, String description) throws IOException {
        file.write(new RunEvent.Status(log.mask(name), state, log.mask(description)));
    }

    @Override
    public void entered(Entry entry) {
        tell(new RunEvent.Entered(entry.index(), entry.hash()));
    }

    void recorded(Path directory) {
        tell(new RunEvent.Recorded(directory.toString()));
    }

    void finished(Result result) {
        tell(new RunEvent.Finished(result));
    }

    private void tell(RunEvent event) {
        try {
            file.write(event);
        } catch (IOException e) {
            log.own("cannot tell who started this run what happens: " + e.getMessage());
        }
    }
}
