package io.slipway.runner.run;

import io.slipway.runner.console.BuildLog;
import io.slipway.runner.pipeline.Build;
import io.slipway.runner.pipeline.StageRun;
import io.slipway.runner.pipeline.Stages;
import io.slipway.runner.result.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The table of the stages at the end of a run. */
final class Summary {
    private Summary() {}

    static void print(Build build, Result result) {
        BuildLog log = build.log();
        List<Stages.Entry> stages = build.stages().all();
        int width =
                stages.stream().mapToInt(stage -> label(stage).length()).max().orElse(0);
        log.own("");
        for (Stages.Entry stage : stages) {
            String line = "  %s  %10s  %s"
                    .formatted(
                            pad(label(stage), width),
                            stage.skipped().isPresent() ? "" : StageRun.seconds(stage.took()),
                            stage.outcome());
            log.own(StageRun.coloured(log.style(), stage, line));
        }
        String took = StageRun.seconds(Duration.between(build.started(), Instant.now()));
        log.own("Finished: " + coloured(log, result) + " (" + build.settings().job() + " " + build.displayName() + ", "
                + took + ")");
    }

    private static String coloured(BuildLog log, Result result) {
        return switch (result) {
            case SUCCESS -> log.style().green(result.name());
            case UNSTABLE, NOT_BUILT -> log.style().yellow(result.name());
            case FAILURE, ABORTED -> log.style().red(result.name());
        };
    }

    private static String label(Stages.Entry stage) {
        return "  ".repeat(stage.depth()) + stage.name();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
