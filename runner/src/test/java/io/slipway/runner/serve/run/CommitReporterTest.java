package io.slipway.runner.serve.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.delivery.CommitStatuses.State;
import io.slipway.gitlab.api.Answer;
import io.slipway.gitlab.api.CommitStatus;
import io.slipway.gitlab.api.MergeRequestNote;
import io.slipway.gitlab.api.Message;
import io.slipway.gitlab.api.Outbox;
import io.slipway.gitlab.api.RetryRules;
import io.slipway.gitlab.intake.QueuedRun;
import io.slipway.runner.events.RunEvent;
import io.slipway.runner.result.Skip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GitLab hears of runs that go on at the same time. */
class CommitReporterTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final long REQUEST = 5;

    private final List<Message> told = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    private Runs runs;
    private Outbox outbox;
    private CommitReporter reporter;

    @BeforeEach
    void open() throws Exception {
        runs = Runs.open(Files.createDirectory(directory.resolve("runs")));
        Outbox.Sender sender = message -> {
            told.add(message);
            return new Answer.Accepted(Duration.ZERO);
        };
        outbox = Outbox.open(directory.resolve("outbox"), sender, RetryRules.USUAL, Clock.systemUTC(), line -> {});
        reporter = new CommitReporter(runs, Optional.of(outbox), () -> "http://localhost");
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void aRunThatIsOvertakenLeavesTheLaterOnesNote() throws Exception {
        begin(1, 1);
        begin(2, 2);
        reporter.concerned(1, REQUEST);
        reporter.concerned(2, REQUEST);

        end(2, RunState.SUCCESS);
        end(1, RunState.FAILURE);

        assertThat(notes()).singleElement().satisfies(note -> assertThat(note)
                .contains("**Slipway: success** for `00000002`"));
    }

    @Test
    void runsThatEndInOrderTellInOrder() throws Exception {
        begin(1, 1);
        begin(2, 2);
        reporter.concerned(1, REQUEST);
        reporter.concerned(2, REQUEST);

        end(1, RunState.FAILURE);
        end(2, RunState.SUCCESS);

        assertThat(notes()).hasSize(2).last().satisfies(note -> assertThat(note).contains("success"));
    }

    @Test
    void anotherMergeRequestsRunOvertakesNothing() throws Exception {
        begin(1, 1);
        begin(2, 2);
        reporter.concerned(1, REQUEST);
        reporter.concerned(2, REQUEST + 1);

        end(2, RunState.SUCCESS);
        end(1, RunState.FAILURE);

        assertThat(notes()).hasSize(2);
    }

    @Test
    void aLaterRunThatNeverStartedOvertakesNothing() throws Exception {
        begin(1, 1);
        reporter.queued(queued(2, 2));
        reporter.concerned(1, REQUEST);
        reporter.concerned(2, REQUEST);

        reporter.dropped(2, RunState.SUPERSEDED, "run 3 replaced it", NOW);
        end(1, RunState.FAILURE);

        assertThat(notes()).singleElement().satisfies(note -> assertThat(note).contains("failure"));
    }

    @Test
    void theStatusOfACommitIsThatOfItsLatestRun() throws Exception {
        begin(1, 7);
        begin(2, 7);

        end(2, RunState.SUCCESS);
        end(1, RunState.FAILURE);

        assertThat(statuses()).last().isEqualTo("success http://localhost/runs/2");
        assertThat(runs.find(1).orElseThrow().open()).isEmpty();
    }

    @Test
    void theStatusOfAStageIsThatOfTheLatestRunThatToldOfIt() throws Exception {
        begin(1, 7);
        reporter.set(1, CommitReporter.stage("Deploy"), State.RUNNING, "");
        begin(2, 7);
        reporter.set(2, CommitReporter.stage("Deploy"), State.RUNNING, "");
        reporter.set(2, CommitReporter.stage("Deploy"), State.SUCCESS, "");

        reporter.set(1, CommitReporter.stage("Deploy"), State.FAILED, "");

        assertThat(statuses("Deploy")).last().isEqualTo("success http://localhost/runs/2");
        assertThat(runs.find(1).orElseThrow().open()).containsExactly(CommitReporter.WHOLE);
    }

    @Test
    void aStageThatTheLaterRunPassedOverIsNotToldOfByTheEarlier() throws Exception {
        begin(1, 7);
        begin(2, 7);
        reporter.set(2, CommitReporter.stage("Deploy"), State.SUCCESS, "no tag");

        reporter.set(1, CommitReporter.stage("Deploy"), State.RUNNING, "");
        end(1, RunState.FAILURE);

        assertThat(statuses("Deploy")).containsExactly("success http://localhost/runs/2");
    }

    @Test
    void aStageThatTheLaterRunHasNotToldOfIsEndedByTheEarlier() throws Exception {
        begin(1, 7);
        reporter.set(1, CommitReporter.stage("Deploy"), State.RUNNING, "");
        begin(2, 7);
        end(2, RunState.FAILURE);

        reporter.set(1, CommitReporter.stage("Deploy"), State.SUCCESS, "");

        assertThat(statuses("Deploy"))
                .containsExactly("running http://localhost/runs/1", "success http://localhost/runs/1");
    }

    @Test
    void anotherAttemptOfAnEarlierRunLeavesTheStagesOfTheLater() throws Exception {
        begin(1, 7);
        reporter.set(1, CommitReporter.stage("Deploy"), State.RUNNING, "");
        begin(2, 7);
        reporter.set(2, CommitReporter.stage("Deploy"), State.SUCCESS, "");
        end(2, RunState.SUCCESS);

        Runs again = Runs.open(directory.resolve("runs"));
        reporter = new CommitReporter(again, Optional.of(outbox), () -> "http://localhost");
        reporter.queued(new QueuedRun(1, 2, NOW, queued(1, 7).trigger()));
        again.update(1, run -> run.running(NOW));
        reporter.set(1, CommitReporter.stage("Deploy"), State.RUNNING, "");
        reporter.set(1, CommitReporter.stage("Deploy"), State.FAILED, "");

        assertThat(statuses("Deploy"))
                .containsExactly("running http://localhost/runs/1", "success http://localhost/runs/2");
        assertThat(again.find(1).orElseThrow().open()).doesNotContain(CommitReporter.stage("Deploy"));
    }

    @Test
    void aStageThatWasNotRunAsAnotherFailedIsNoSuccess() throws Exception {
        begin(1, 7);
        Progress progress = new Progress(1, reporter);

        progress.take(new RunEvent.StageSkipped("Docs", Skip.WHEN));
        progress.take(new RunEvent.StageSkipped("Scan", Skip.FAILURE));
        progress.take(new RunEvent.StageSkipped("Push", Skip.UNSTABLE));

        assertThat(statuses("Docs")).containsExactly("success http://localhost/runs/1");
        assertThat(statuses("Scan")).containsExactly("canceled http://localhost/runs/1");
        assertThat(statuses("Push")).containsExactly("canceled http://localhost/runs/1");
    }

    @Test
    void aStageThatIsRunAgainTellsAgain() throws Exception {
        begin(1, 7);
        for (State state : List.of(State.RUNNING, State.FAILED, State.RUNNING, State.SUCCESS)) {
            reporter.set(1, CommitReporter.stage("Deploy"), state, "");
        }

        assertThat(statuses("Deploy")).hasSize(4).last().isEqualTo("success http://localhost/runs/1");
    }

    @Test
    void aRunTellsOfNoMoreThanFiveHundredStages() throws Exception {
        begin(1, 7);
        for (int i = 0; i < 600; i++) {
            reporter.set(1, CommitReporter.stage("s" + i), State.SUCCESS, "");
        }
        end(1, RunState.SUCCESS);

        assertThat(statuses()).hasSize(501).last().isEqualTo("success http://localhost/runs/1");
        assertThat(runs.find(1).orElseThrow().told()).hasSize(500);
    }

    private void begin(long id, int commit) throws Exception {
        reporter.queued(queued(id, commit));
        runs.update(id, run -> run.running(NOW));
    }

    private void end(long id, RunState state) throws Exception {
        runs.update(id, run -> run.ended(state, "", NOW));
        reporter.ended(id);
        reporter.note(id);
    }

    private List<String> notes() throws InterruptedException {
        assertThat(outbox.awaitEmpty(Duration.ofSeconds(20))).isTrue();
        return told.stream()
                .filter(MergeRequestNote.class::isInstance)
                .map(message -> ((MergeRequestNote) message).body())
                .toList();
    }

    private List<String> statuses() throws InterruptedException {
        return statuses(status -> true);
    }

    private List<String> statuses(String stage) throws InterruptedException {
        return statuses(status -> status.name().equals(CommitReporter.stage(stage)));
    }

    private List<String> statuses(Predicate<CommitStatus> wanted) throws InterruptedException {
        assertThat(outbox.awaitEmpty(Duration.ofSeconds(20))).isTrue();
        return told.stream()
                .map(CommitStatus.class::cast)
                .filter(wanted)
                .map(status -> status.state().name().toLowerCase(Locale.ROOT) + " " + status.targetUrl())
                .toList();
    }

    private static QueuedRun queued(long id, int commit) {
        String sha = "%08d".formatted(commit) + "0".repeat(32);
        return QueuedPush.of(id, sha, NOW);
    }
}
