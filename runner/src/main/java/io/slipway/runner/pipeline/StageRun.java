package io.slipway.runner.pipeline;

import io.slipway.runner.console.Style;
import io.slipway.runner.result.Result;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Runs a stage: says in the log where it begins and ends, and keeps its time and result. */
public final class StageRun {
    private StageRun() {}

    /**
     * @param build the run
     * @param around what holds around the stage
     * @param name its name
     * @param body what is in it
     * @return the body's value
     * @throws Exception what the body threw
     */
    public static Object run(Build build, Context around, String name, Body body) throws Exception {
        Stages.Entry entry = build.stages().start(name, around.stage());
        Style style = build.log().style();
        build.log().own(style.bold(">>> " + path(around, name)));
        build.settings().listener().started(entry);
        try {
            return body.run(around.stage(entry).with(Map.of("STAGE_NAME", name), variable -> null));
        } catch (Exception | Error e) {
            entry.worsen(Build.resultOf(e));
            throw e;
        } finally {
            entry.end();
            build.settings().listener().ended(entry);
            build.log().own(ending(style, path(around, name), entry));
        }
    }

    private static String path(Context around, String name) {
        StringBuilder path = new StringBuilder(name);
        around.stage().ifPresent(outer -> path.insert(0, outer.name() + " / "));
        return path.toString();
    }

    private static String ending(Style style, String path, Stages.Entry entry) {
        String line = "<<< %s: %s, %s".formatted(path, entry.outcome(), seconds(entry.took()));
        return coloured(style, entry, line);
    }

    /**
     * @param style how to dress it
     * @param entry a stage
     * @param line a line about it
     * @return the line in the colour of the stage's result
     */
    public static String coloured(Style style, Stages.Entry entry, String line) {
        if (entry.skipped().isPresent()) {
            return line;
        }
        return switch (entry.result()) {
            case SUCCESS -> style.green(line);
            case UNSTABLE, NOT_BUILT -> style.yellow(line);
            case FAILURE, ABORTED -> style.red(line);
        };
    }

    /**
     * @param span a time
     * @return the time in seconds, for people
     */
    public static String seconds(Duration span) {
        long minutes = span.toMinutes();
        double seconds = span.minusMinutes(minutes).toMillis() / 1000.0;
        return minutes == 0
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%d min %.0f s", minutes, seconds);
    }

    /**
     * Marks the stage around a step, and the build.
     *
     * @param call a step's call
     * @param build the build's result at best
     * @param stage the stage's result at best
     */
    public static void mark(StepCall call, Result build, Result stage) {
        if (build != Result.SUCCESS) {
            call.build().worsen(build);
        }
        call.context().stage().ifPresent(entry -> entry.mark(stage));
    }
}
