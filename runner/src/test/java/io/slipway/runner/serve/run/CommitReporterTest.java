package io.slipway.runner.serve.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.gitlab.api.Answer;
import io.slipway.gitlab.api.CommitStatus;
import io.slipway.gitlab.api.MergeRequestNote;
import io.slipway.gitlab.api.Message;
import io.slipway.gitlab.api.Outbox;
import io.slipway.gitlab.api.RetryRules;
import io.slipway.gitlab.intake.QueuedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GitLab hears of runs that go on at the same time. */
class CommitReporterTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final long REQUEST = 5;

    private final List<Message> told = new CopyOnWriteArrayList<>();
    private Runs runs;
    private Outbox outbox;
    private CommitReporter reporter;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
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
        assertThat(outbox.awaitEmpty(Duration.ofSeconds(20))).isTrue();
        return told.stream()
                .map(CommitStatus.class::cast)
                .map(status -> status.state().name().toLowerCase(java.util.Locale.ROOT) + " " + status.targetUrl())
                .toList();
    }

    private static QueuedRun queued(long id, int commit) {
        String sha = "%08d".formatted(commit) + "0".repeat(32);
        return QueuedPush.of(id, sha, NOW);
    }
}
