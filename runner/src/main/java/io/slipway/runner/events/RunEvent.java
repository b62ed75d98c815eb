package io.slipway.runner.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.slipway.delivery.CommitStatuses.State;
import io.slipway.runner.result.Result;
import io.slipway.runner.result.Skip;

/** Something that happened in a run. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunEvent.StageStarted.class, name = "stage-started"),
    @JsonSubTypes.Type(value = RunEvent.StageEnded.class, name = "stage-ended"),
    @JsonSubTypes.Type(value = RunEvent.StageSkipped.class, name = "stage-skipped"),
    @JsonSubTypes.Type(value = RunEvent.Status.class, name = "status"),
    @JsonSubTypes.Type(value = RunEvent.Entered.class, name = "entered"),
    @JsonSubTypes.Type(value = RunEvent.Recorded.class, name = "recorded"),
    @JsonSubTypes.Type(value = RunEvent.Finished.class, name = "finished")
})
public sealed interface RunEvent {
    /**
     * A stage began.
     *
     * @param stage its name, after those of the stages around it
     */
    record StageStarted(String stage) implements RunEvent {}

    /**
     * A stage ended.
     *
     * @param stage its name, after those of the stages around it
     * @param result how
     */
    record StageEnded(String stage, Result result) implements RunEvent {}

    /**
     * A stage that began was not run after all.
     *
     * @param stage its name, after those of the stages around it
     * @param reason why
     */
    record StageSkipped(String stage, Skip reason) implements RunEvent {}

    /**
     * The pipeline said something about the commit.
     *
     * @param name what the status is about
     * @param state how far it is
     * @param description one line
     */
    record Status(String name, State state, String description) implements RunEvent {}

    /**
     * The run's record has a new entry, which can no longer be taken back.
     *
     * @param index its place
     * @param hash its hash
     */
    record Entered(int index, String hash) implements RunEvent {}

    /**
     * The run has a record.
     *
     * @param directory absolute; where {@code record.json} and its evidence lie
     */
    record Recorded(String directory) implements RunEvent {}

    /**
     * The run ended.
     *
     * @param result how
     */
    record Finished(Result result) implements RunEvent {}
}
