package io.slipway.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.digest.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordStoreTest {
    private static final String IMAGE = Sha256.of("image");

    @TempDir
    private Path directory;

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        RecordStore.open(directory.resolve("store"), Optional.empty());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("store"))))
                .isEqualTo("rwx------");
    }

    @Test
    void findsTheLatestEntryOfAStageAboutADigestAcrossRuns() throws Exception {
        RecordStore store = RecordStore.open(directory, Optional.empty());
        start(store, "one").append(about("scanImage", 1, Outcome.PASSED));
        start(store, "two").append(about("scanImage", 2, Outcome.FAILED));
        start(store, "three").append(about("pushImage", 3, Outcome.PASSED));

        assertThat(store.latest("scanImage", IMAGE, any -> true))
                .map(Entry::outcome)
                .hasValue(Outcome.FAILED);
        assertThat(store.latest("scanImage", IMAGE, entry -> entry.outcome() == Outcome.PASSED))
                .isPresent();
        assertThat(store.latest("scanImage", Sha256.of("another"), any -> true)).isEmpty();
        assertThat(store.latest("buildImage", IMAGE, any -> true)).isEmpty();
    }

    @Test
    void theLatestEntryCountsWhateverRecordWasWrittenLast() throws Exception {
        RecordStore store = RecordStore.open(directory, Optional.empty());
        start(store, "one").append(about("scanImage", 2, Outcome.FAILED));
        DeliveryRecord two = start(store, "two");
        two.append(about("scanImage", 1, Outcome.PASSED));
        two.append(about("pushImage", 3, Outcome.PASSED));

        assertThat(store.latest("scanImage", IMAGE, any -> true))
                .map(Entry::outcome)
                .hasValue(Outcome.FAILED);
    }

    /** A target is deployed to for years. */
    @Test
    void readsNoRecordThatCanHoldNothingLater() throws Exception {
        RecordStore store = RecordStore.open(directory, Optional.empty());
        DeliveryRecord old = start(store, "old");
        old.append(about("scanImage", 1, Outcome.FAILED));
        Path unread = old.directory().resolve(RecordFile.NAME);
        Files.writeString(unread, "no record");
        Files.setLastModifiedTime(
                unread, FileTime.from(about("scanImage", 1, Outcome.FAILED).ended()));
        start(store, "new").append(about("scanImage", 100_000, Outcome.PASSED));

        assertThat(store.latest("scanImage", IMAGE, any -> true))
                .map(Entry::outcome)
                .hasValue(Outcome.PASSED);
    }

    @Test
    void continuesARecordWhoseProcessEnded() throws Exception {
        RecordStore store = RecordStore.open(directory, Optional.empty());
        start(store, "one").append(about("buildImage", 1, Outcome.PASSED));

        DeliveryRecord resumed = RecordStore.open(directory, Optional.empty()).resume("one");
        resumed.append(about("scanImage", 2, Outcome.PASSED));

        assertThat(RecordFile.read(resumed.directory().resolve(RecordFile.NAME)).entries())
                .extracting(Entry::stage)
                .containsExactly("buildImage", "scanImage");
    }

    @Test
    void reliesOnNoRecordThatWasAltered() throws Exception {
        RecordStore store = RecordStore.open(directory, Optional.empty());
        DeliveryRecord record = start(store, "one");
        record.append(about("scanImage", 1, Outcome.FAILED));
        Path file = record.directory().resolve(RecordFile.NAME);
        Files.writeString(file, Files.readString(file).replace("FAILED", "PASSED"));

        assertThatThrownBy(() -> store.latest("scanImage", IMAGE, any -> true))
                .isInstanceOf(AlteredRecordException.class);
    }

    @Test
    void aHintWithoutARecordIsNoProof() throws Exception {
        RecordStore store = RecordStore.open(directory, Optional.empty());
        DeliveryRecord record = start(store, "one");
        record.append(about("scanImage", 1, Outcome.PASSED));
        Files.delete(record.directory().resolve(RecordFile.NAME));

        assertThat(store.latest("scanImage", IMAGE, any -> true)).isEmpty();
    }

    @Test
    void aHintToAnotherRunDoesNotMakeItsEntriesCount() throws Exception {
        RecordStore store = RecordStore.open(directory, Optional.empty());
        start(store, "one").append(about("scanImage", 1, Outcome.PASSED));
        Path hint = directory
                .resolve("index/scanImage")
                .resolve(Sha256.of("another").replace(':', '_'));
        Files.writeString(hint, "one\n");

        assertThat(store.latest("scanImage", Sha256.of("another"), any -> true)).isEmpty();
    }

    private static DeliveryRecord start(RecordStore store, String run) throws Exception {
        Header header = Records.header();
        return store.start(new Header(
                Header.SCHEMA,
                run,
                header.job(),
                header.started(),
                header.source(),
                header.policy(),
                header.policyDigest()));
    }

    private static Draft about(String stage, int second, Outcome outcome) {
        return new Draft(
                stage,
                List.of(IMAGE),
                outcome,
                "",
                Map.of(),
                List.of(),
                List.of(),
                Records.NOW,
                Records.NOW.plusSeconds(second),
                0);
    }
}
