package io.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.record.Outcome;
import io.slipway.report.Headline.Tone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlineTest {
    @TempDir
    private Path store;

    @Test
    void aFailedStageThatPassedWhenTriedAgainDidNotFailTheRun() throws Exception {
        SampleRun run = SampleRun.start(store, "job");
        stage(run, "smokeTest", Outcome.FAILED, Map.of("image", "a"));
        stage(run, "smokeTest", Outcome.PASSED, Map.of("image", "a"));

        assertThat(headline(run)).isEqualTo("Passed");
    }

    @Test
    void thatAnotherImagePassedIsNoComfort() throws Exception {
        SampleRun run = SampleRun.start(store, "job");
        stage(run, "smokeTest", Outcome.FAILED, Map.of("image", "a"));
        stage(run, "smokeTest", Outcome.PASSED, Map.of("image", "b"));

        assertThat(headline(run)).isEqualTo("Smoke test failed");
    }

    @Test
    void aBlockingVerdictIsSaidEvenIfTheBuildWentOn() throws Exception {
        SampleRun run = SampleRun.start(store, "job");
        run.scan("a", 0, 9, SampleRun.verdict("a", List.of(SampleFindings.flask())));
        stage(run, "buildImage", Outcome.PASSED, Map.of());

        assertThat(Headline.of(RunReader.read(run.directory())).tone()).isEqualTo(Tone.BAD);
        assertThat(headline(run)).isEqualTo("Blocked by the gate");
    }

    @Test
    void aDeploymentThatOnlyCheckedDeliveredNothing() throws Exception {
        SampleRun run = SampleRun.start(store, "job");
        stage(run, "ansibleDeploy", Outcome.PASSED, Map.of("check", true));

        assertThat(headline(run)).isEqualTo("Passed");
    }

    @Test
    void anAbortedRunIsAborted() throws Exception {
        SampleRun run = SampleRun.start(store, "job");
        stage(run, "webScan", Outcome.ABORTED, Map.of());

        assertThat(headline(run)).isEqualTo("Aborted");
    }

    private static void stage(SampleRun run, String stage, Outcome outcome, Map<String, Object> facts)
            throws IOException {
        run.append(stage, List.of(), outcome, "message", facts, List.of(), List.of(), 0, 9);
    }

    private static String headline(SampleRun run) throws Exception {
        return Headline.of(RunReader.read(run.directory())).title();
    }
}
