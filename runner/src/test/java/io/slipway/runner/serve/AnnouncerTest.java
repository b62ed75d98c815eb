package io.slipway.runner.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.gitlab.Commit;
import io.slipway.gitlab.Condition;
import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.Person;
import io.slipway.gitlab.Protection;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.intake.QueuedRun;
import io.slipway.runner.console.BuildLog;
import io.slipway.runner.console.Style;
import io.slipway.runner.serve.run.CommitReporter;
import io.slipway.runner.serve.run.Runs;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is accepted while it cannot be noted. */
class AnnouncerTest {
    @Test
    void notesTheNextTimeWhatCouldNotBeNoted(@TempDir Path directory) throws Exception {
        Runs runs = Runs.open(directory);
        Announcer announcer = new Announcer(new BuildLog(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), Style.PLAIN));
        announcer.start(new CommitReporter(runs, Optional.empty(), () -> "http://localhost"));
        Path inTheWay = Files.createFile(directory.resolve("1"));

        assertThatThrownBy(() -> announcer.announce(push())).isInstanceOf(IOException.class);
        Files.delete(inTheWay);
        announcer.announce(push());

        assertThat(runs.find(1)).isPresent();
    }

    private static QueuedRun push() {
        String sha = "2".repeat(40);
        Trigger trigger = new Trigger(
                "shop/web",
                EventKind.PUSH,
                "refs/heads/main",
                "1".repeat(40),
                sha,
                sha,
                new Person(4, "ann", "Ann"),
                new Commit("A change", "Ann", "ann@example.com", ""),
                Optional.empty(),
                Protection.UNKNOWN,
                Condition.NONE,
                "");
        return new QueuedRun(1, 1, Instant.parse("2026-11-21T12:00:00Z"), trigger);
    }
}
