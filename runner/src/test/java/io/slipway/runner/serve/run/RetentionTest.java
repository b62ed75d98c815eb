package io.slipway.runner.serve.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.runner.serve.config.Keep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path directory;

    private Runs runs;

    @BeforeEach
    void open() throws Exception {
        runs = Runs.open(directory);
    }

    @Test
    void keepsEverythingWhereNothingElseIsSaid() throws Exception {
        ended(1, Duration.ofDays(5000));

        assertThat(sweep(Keep.ALL)).isZero();
        assertThat(runs.find(1)).isPresent();
    }

    @Test
    void removesRunsAndLogsThatAreTooOldButNeverARecord() throws Exception {
        ended(1, Duration.ofDays(31));
        ended(2, Duration.ofDays(31));
        Path record = Files.createDirectory(directory.resolve("1/record")).resolve("record.json");
        Files.writeString(record, "{}");
        ended(3, Duration.ofDays(29));

        assertThat(sweep(age(Duration.ofDays(30)))).isEqualTo(2);

        assertThat(directory.resolve("1")).isDirectoryContaining("glob:**/record");
        assertThat(directory.resolve("1/log.txt")).doesNotExist();
        assertThat(record).hasContent("{}");
        assertThat(directory.resolve("2")).doesNotExist();
        assertThat(directory.resolve("3/log.txt")).exists();
        assertThat(Runs.open(directory).latest(Long.MAX_VALUE, 9))
                .extracting(RunInfo::id)
                .containsExactly(3L);
        assertThat(runs.latest(Long.MAX_VALUE, 9)).extracting(RunInfo::id).containsExactly(3L);
    }

    @Test
    void keepsTheLatestOfThoseThatHaveEnded() throws Exception {
        ended(1, Duration.ofHours(1));
        ended(2, Duration.ofHours(3));
        ended(3, Duration.ofHours(2));

        assertThat(sweep(new Keep(Optional.empty(), Optional.of(2)))).isEqualTo(1);

        assertThat(runs.latest(Long.MAX_VALUE, 9)).extracting(RunInfo::id).containsExactly(3L, 1L);
    }

    @Test
    void leavesAloneWhatWaitsRunsOrHasJustEnded() throws Exception {
        queued(1);
        queued(2);
        runs.update(2, run -> run.running(NOW.minus(Duration.ofDays(90))));
        ended(3, Duration.ofMinutes(9));

        assertThat(sweep(age(Duration.ofSeconds(1)))).isZero();
        assertThat(runs.latest(Long.MAX_VALUE, 9)).hasSize(3);
    }

    private int sweep(Keep keep) throws Exception {
        return new Retention(runs, keep, () -> NOW).sweep();
    }

    private static Keep age(Duration age) {
        return new Keep(Optional.of(age), Optional.empty());
    }

    private void ended(long id, Duration ago) throws Exception {
        queued(id);
        Files.writeString(runs.directory(id).log(), "hello\n");
        Files.writeString(runs.directory(id).events(), "");
        runs.update(id, run -> run.ended(RunState.SUCCESS, "", NOW.minus(ago)));
    }

    private void queued(long id) throws Exception {
        String sha = "%040x".formatted(id);
        runs.queued(QueuedPush.of(id, sha, NOW.minus(Duration.ofDays(100))));
    }
}
