package io.slipway.runner.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.gitlab.intake.QueuedRun;
import io.slipway.runner.console.BuildLog;
import io.slipway.runner.console.Style;
import io.slipway.runner.serve.run.CommitReporter;
import io.slipway.runner.serve.run.QueuedPush;
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
        return QueuedPush.of(1, "2".repeat(40), Instant.parse("2026-11-21T12:00:00Z"));
    }
}
