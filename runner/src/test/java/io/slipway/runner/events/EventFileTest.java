package io.slipway.runner.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.delivery.CommitStatuses.State;
import io.slipway.runner.result.Result;
import io.slipway.runner.result.Skip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFileTest {
    @Test
    void givesBackWhatWasWritten(@TempDir Path directory) throws Exception {
        Path path = Files.createFile(directory.resolve("events"));
        List<RunEvent> events = List.of(
                new RunEvent.StageStarted("Build / \"x\"\n"),
                new RunEvent.StageEnded("Build", Result.UNSTABLE),
                new RunEvent.StageSkipped("Deploy", Skip.WHEN),
                new RunEvent.Status("lint", State.FAILED, "no"),
                new RunEvent.Entered(0, "sha256:0"),
                new RunEvent.Recorded("/r"),
                new RunEvent.Finished(Result.SUCCESS));
        try (EventFile file = EventFile.append(path)) {
            for (RunEvent event : events) {
                file.write(event);
            }
        }
        assertThat(Files.readAllLines(path).stream().map(EventFile::read).map(Optional::orElseThrow))
                .containsExactlyElementsOf(events);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "null",
                "[]",
                "{}",
                "{\"event\":\"java.lang.Runtime\"}",
                "{\"event\":\"finished\",\"result\":\"GREAT\"}"
            })
    void makesNothingOfWhatIsNoEvent(String line) {
        assertThat(EventFile.read(line)).isEmpty();
    }
}
