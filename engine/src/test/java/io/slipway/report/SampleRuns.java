package io.slipway.report;

import io.slipway.gate.Judgement;
import io.slipway.record.Outcome;
import io.slipway.record.ToolVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whole runs for the reports' tests: delivered, blocked, failed, hostile, large. */
final class SampleRuns {
    private SampleRuns() {}

    static Path delivered(Path store) throws IOException {
        SampleRun run = SampleRun.start(store, "student-list");
        run.build(SampleRun.API, 240, 8_900);
        run.build(SampleRun.SITE, 260, 12_400);
        run.smoke(SampleRun.API, 12_800, 3_100);
        run.smoke(SampleRun.SITE, 12_820, 2_240);
        run.scan(
                SampleRun.API,
                16_000,
                4_700,
                SampleRun.verdict(
                        SampleRun.API,
                        List.of(
                                SampleFindings.zlib(),
                                SampleFindings.unscored(),
                                SampleFindings.below(1),
                                SampleFindings.below(2),
                                SampleFindings.below(3))));
        run.scan(
                SampleRun.SITE,
                16_020,
                5_900,
                SampleRun.verdict(SampleRun.SITE, List.of(SampleFindings.zlib(), SampleFindings.below(4))));
        run.push(SampleRun.API, 22_100, 1_900);
        run.push(SampleRun.SITE, 22_110, 2_400);
        run.deploy(24_700, 14_300);
        run.webScan(39_200, 31_000);
        return run.directory();
    }

    static Path blocked(Path store) throws IOException {
        SampleRun run = SampleRun.start(store, "student-list");
        run.build(SampleRun.API, 240, 8_900);
        run.build(SampleRun.SITE, 260, 12_400);
        run.smoke(SampleRun.API, 12_800, 3_100);
        run.smoke(SampleRun.SITE, 12_820, 2_240);
        run.scan(
                SampleRun.API,
                16_000,
                4_700,
                SampleRun.verdict(
                        SampleRun.API,
                        List.of(
                                SampleFindings.rejected(),
                                SampleFindings.expired(),
                                SampleFindings.flask(),
                                SampleFindings.zlib(),
                                SampleFindings.unscored(),
                                SampleFindings.below(1),
                                SampleFindings.below(2))));
        run.scan(
                SampleRun.SITE,
                16_020,
                5_900,
                SampleRun.verdict(SampleRun.SITE, List.of(SampleFindings.zlib(), SampleFindings.below(4))));
        return run.directory();
    }

    static Path failedEarly(Path store) throws IOException {
        SampleRun run = SampleRun.start(store, "student-list");
        run.append(
                "buildImage",
                List.of(),
                Outcome.FAILED,
                "tried to build " + SampleRun.API
                        + " with docker, but the Dockerfile 'Dockerfile' is missing in 'simple_api'; name it with dockerfile:",
                Map.of("image", SampleRun.API),
                List.of(),
                SampleRun.DOCKER,
                210,
                60);
        return run.directory();
    }

    static Path empty(Path store) throws IOException {
        return SampleRun.start(store, "student-list").directory();
    }

    static Path hostile(Path store) throws IOException {
        String text = SampleFindings.HOSTILE;
        SampleRun run = SampleRun.start(store, text);
        run.append(
                text,
                List.of(text),
                Outcome.FAILED,
                text,
                Map.of(text, List.of(text, Map.of(text, text)), "image", text),
                List.of(),
                List.of(new ToolVersion(text, text)),
                10,
                900);
        run.scan(
                text,
                1_000,
                2_000,
                SampleRun.verdict(text, List.of(SampleFindings.hostile(), SampleFindings.hostile())));
        run.append(
                "pushImage",
                List.of(),
                Outcome.PASSED,
                text,
                Map.of(
                        "image",
                        text,
                        "repository",
                        text,
                        "digest",
                        text,
                        "tags",
                        List.of(text, text),
                        "configDigest",
                        text),
                List.of(),
                SampleRun.DOCKER,
                3_000,
                400);
        run.append(
                "ansibleDeploy",
                List.of(),
                Outcome.FAILED,
                text,
                Map.of(
                        "playbook",
                        text,
                        "hosts",
                        List.of(Map.of("host", text, "ok", text)),
                        "running",
                        Map.of(text, text),
                        "rolledBack",
                        true),
                List.of(),
                List.of(),
                3_500,
                400);
        run.append(
                "webScan",
                List.of(),
                Outcome.PASSED,
                text,
                Map.of(
                        "target",
                        "javascript:" + text,
                        "scanner",
                        text,
                        "counts",
                        Map.of(text, text),
                        "partial",
                        true,
                        "findings",
                        List.of(
                                Map.of("severity", text, "name", text, "url", "javascript:alert(3)", "parameter", text),
                                text)),
                List.of(),
                List.of(),
                4_000,
                400);
        return run.directory();
    }

    static Path large(Path store, int blocking, int below) throws IOException {
        SampleRun run = SampleRun.start(store, "student-list");
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < blocking; i++) {
            judgements.add(SampleFindings.blocking(i));
        }
        for (int i = 0; i < below; i++) {
            judgements.add(SampleFindings.below(i));
        }
        run.scan(SampleRun.API, 300, 4_000, SampleRun.verdict(SampleRun.API, judgements));
        return run.directory();
    }

    /** Writes every sample with its reports: {@code SampleRuns DIRECTORY}. */
    public static void main(String[] arguments) throws Exception {
        Path to = Path.of(arguments[0]);
        for (Path directory : List.of(
                delivered(to.resolve("delivered")),
                blocked(to.resolve("blocked")),
                failedEarly(to.resolve("failed")),
                empty(to.resolve("empty")),
                hostile(to.resolve("hostile")),
                large(to.resolve("large"), 400, 20_000))) {
            System.out.println(Reports.write(directory));
        }
    }
}
