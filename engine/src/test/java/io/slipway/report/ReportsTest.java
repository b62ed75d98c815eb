package io.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.record.AlteredRecordException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    @TempDir
    private Path store;

    @Test
    void writesAllReportsBesideTheRecordAndNothingElse() throws Exception {
        Path directory = SampleRuns.delivered(store);

        assertThat(Reports.write(directory)).isEqualTo(directory.resolve("report.html"));

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("record.json", "evidence", "report.html", "report.sarif", "junit.xml");
        }
    }

    @Test
    void givesTheSameBytesForTheSameRecord() throws Exception {
        Path directory = SampleRuns.blocked(store);
        String first = Files.readString(Reports.write(directory));

        assertThat(Files.readString(Reports.write(directory))).isEqualTo(first);
    }

    @Test
    void writesForARunThatEndedBeforeItsFirstStage() throws Exception {
        assertThat(Reports.write(SampleRuns.empty(store))).isNotEmptyFile();
    }

    @Test
    void makesNoReportOfAnAlteredRecordAndLeavesTheOneThatIsThere() throws Exception {
        Path directory = SampleRuns.blocked(store);
        Path html = Reports.write(directory);
        Path record = directory.resolve("record.json");
        Files.writeString(record, Files.readString(record).replace("FAILED", "PASSED"));
        String before = Files.readString(html);

        assertThatThrownBy(() -> Reports.write(directory)).isInstanceOf(AlteredRecordException.class);
        assertThat(html).hasContent(before);
    }
}
