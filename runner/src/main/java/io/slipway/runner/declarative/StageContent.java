package io.slipway.runner.declarative;

import java.util.List;

/** What a stage does. */
sealed interface StageContent {
    /** Runs steps. */
    record Steps(Value.Code body) implements StageContent {}

    /** Runs stages, one after the other. */
    record Stages(List<StageModel> stages) implements StageContent {}

    /** Runs stages at the same time. */
    record Parallel(List<StageModel> stages) implements StageContent {}

    /** Runs stages for each combination of the axes' values, at the same time. */
    record Matrix(List<Axis> axes, List<List<Axis>> excludes, StageModel cell) implements StageContent {}

    /** An axis of a matrix, or a part of an exclude; {@code negated} for {@code notValues}. */
    record Axis(String name, List<String> values, boolean negated) {}
}
