package io.slipway.runner.serve.run;

import io.slipway.runner.events.RunEvent;
import io.slipway.runner.result.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a stage of a run is. Its name is a stranger's.
 *
 * @param name its name, after those of the stages around it
 * @param state how far
 */
public record StageProgress(String name, State state) {
    private static final int MOST = 100;

    /** How far a stage is. */
    public enum State {
        /** It goes on. */
        RUNNING,
        /** It was not run after all. */
        SKIPPED,
        /** It ended well. */
        SUCCESS,
        /** It ended, with reservations. */
        UNSTABLE,
        /** It failed. */
        FAILURE,
        /** It was ended, or cut off with the run. */
        ABORTED
    }

    /**
     * @param directory of a run
     * @param over whether the run has ended, so that nothing goes on any more
     * @return its stages so far, in the order in which they began; at most 100
     * @throws IOException if what it told cannot be read
     */
    public static List<StageProgress> of(RunDirectory directory, boolean over) throws IOException {
        if (!Files.exists(directory.events())) {
            return List.of();
        }
        Map<String, State> stages = new LinkedHashMap<>();
        try (EventTail events = new EventTail(directory.events())) {
            for (RunEvent event : events.next()) {
                note(event, stages);
            }
        }
        List<StageProgress> all = new ArrayList<>();
        stages.forEach((name, state) ->
                all.add(new StageProgress(name, over && state == State.RUNNING ? State.ABORTED : state)));
        return all;
    }

    private static void note(RunEvent event, Map<String, State> stages) {
        if (event instanceof RunEvent.StageStarted it && stages.size() < MOST) {
            stages.put(it.stage(), State.RUNNING);
        } else if (event instanceof RunEvent.StageEnded it) {
            stages.replace(it.stage(), state(it.result()));
        } else if (event instanceof RunEvent.StageSkipped it) {
            stages.replace(it.stage(), State.SKIPPED);
        }
    }

    private static State state(Result result) {
        return switch (result) {
            case SUCCESS -> State.SUCCESS;
            case UNSTABLE -> State.UNSTABLE;
            case ABORTED -> State.ABORTED;
            case FAILURE, NOT_BUILT -> State.FAILURE;
        };
    }
}
