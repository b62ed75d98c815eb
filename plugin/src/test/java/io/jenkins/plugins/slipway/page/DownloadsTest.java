package io.jenkins.plugins.slipway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.digest.Sha256;
import io.slipway.record.DeliveryRecord;
import io.slipway.record.Draft;
import io.slipway.record.Evidence;
import io.slipway.record.Header;
import io.slipway.record.Outcome;
import io.slipway.record.RecordStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadsTest {
    @TempDir
    private Path home;

    private DeliveryRecord record;
    private Downloads downloads;

    @BeforeEach
    void makeARecord() throws Exception {
        Header header =
                new Header(Header.SCHEMA, "run", "job", Instant.EPOCH, Optional.empty(), "policy", Sha256.of("policy"));
        record = RecordStore.open(home.resolve("slipway"), Optional.empty()).start(header);
        Evidence kept = record.keep("log.txt", new ByteArrayInputStream("seen".getBytes(StandardCharsets.UTF_8)));
        append(List.of(kept));
        Files.writeString(home.resolve("secret"), "not for you");
        downloads = new Downloads(record.directory());
    }

    @Test
    void offersTheRecordAndItsEvidence() throws Exception {
        assertThat(downloads.file("record.json")).isPresent();
        assertThat(downloads.file("evidence/log.txt").map(DownloadsTest::read)).contains("seen");
    }

    @Test
    void makesTheReportsWhenTheyAreAskedFor() throws Exception {
        assertThat(downloads.getOffers())
                .filteredOn(offer -> !offer.name().equals(Downloads.KEY))
                .hasSize(4)
                .allSatisfy(offer -> assertThat(downloads.file(offer.name())).isPresent());
    }

    @Test
    void makesAReportAnewWhereTheRecordHasGrown() throws Exception {
        Path report = downloads.file("report.html").orElseThrow();
        Files.setLastModifiedTime(report, FileTime.from(Instant.EPOCH));
        append(List.of());

        downloads.file("report.html");

        assertThat(read(report)).contains("grown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../../../secret",
                "evidence/../../../../secret",
                "evidence/other.txt",
                "evidence",
                "/etc/passwd",
                "record.json/../../../secret",
                "report.html.next",
                "evidence/.hidden"
            })
    void opensNothingElse(String wanted) throws Exception {
        assertThat(downloads.file(wanted)).isEmpty();
    }

    @Test
    void followsNoLink() throws Exception {
        Path evidence = record.directory().resolve("evidence/log.txt");
        Files.delete(evidence);
        Files.createSymbolicLink(evidence, home.resolve("secret"));

        assertThat(downloads.file("evidence/log.txt")).isEmpty();
    }

    private void append(List<Evidence> evidence) throws Exception {
        record.append(new Draft(
                "buildImage",
                List.of(),
                Outcome.PASSED,
                "grown",
                Map.of(),
                evidence,
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
