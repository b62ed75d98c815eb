package io.slipway.runner.serve.page;

import io.slipway.runner.serve.run.StageProgress;
import java.util.Locale;

/**
 * A stage as a page shows it. Its name is a stranger's: the template escapes it.
 *
 * @param name its name
 * @param state how far it is, in a word
 * @param tone the colour that goes with it
 * @param sign the sign that says the same as the colour
 */
record StageRow(String name, String state, String tone, String sign) {
    static StageRow of(StageProgress stage) {
        return new StageRow(
                stage.name(), stage.state().name().toLowerCase(Locale.ROOT), tone(stage.state()), sign(stage.state()));
    }

    private static String tone(StageProgress.State state) {
        return switch (state) {
            case SUCCESS -> "good";
            case FAILURE -> "bad";
            case UNSTABLE -> "warn";
            case RUNNING -> "live";
            case SKIPPED, ABORTED -> "neutral";
        };
    }

    private static String sign(StageProgress.State state) {
        return switch (state) {
            case SUCCESS -> "\u2713";
            case FAILURE -> "\u2715";
            case UNSTABLE -> "!";
            case RUNNING -> "\u25B6";
            case SKIPPED, ABORTED -> "\u25CB";
        };
    }
}
