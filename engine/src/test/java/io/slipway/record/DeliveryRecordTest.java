package io.slipway.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.digest.Sha256;
import io.slipway.record.Records.Keys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryRecordTest {
    @TempDir
    private Path store;

    @Test
    void isOnDiskBeforeItsFirstEntry() throws Exception {
        DeliveryRecord record = Records.start(store, Optional.empty());

        assertThat(RecordFile.verify(file(record), Optional.empty()).entries()).isEmpty();
    }

    @Test
    void everyEntryIsOnDiskBeforeAppendReturns() throws Exception {
        DeliveryRecord record = Records.start(store, Optional.empty());
        for (int i = 1; i <= 5; i++) {
            record.append(Records.draft("stage" + i, Map.of()));

            assertThat(RecordFile.read(file(record)).entries()).hasSize(i).isEqualTo(record.entries());
        }
    }

    @Test
    void aRunIdIsUsedOnce() throws Exception {
        Records.start(store, Optional.empty());

        assertThatThrownBy(() -> Records.start(store, Optional.empty())).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void threadsAppendOneAfterTheOther() throws Exception {
        Keys keys = Keys.make();
        DeliveryRecord record = Records.start(store, Optional.of(keys.signer()));
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String name = "thread" + i;
                all.add(threads.submit(appending(record, name, go)));
            }
            go.countDown();
            for (Future<Void> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        List<Entry> entries =
                RecordFile.verify(file(record), Optional.of(keys.publicPem())).entries();
        assertThat(entries).hasSize(40);
        assertThat(entries).allSatisfy(entry -> assertThat(entry.evidence()).hasSize(1));
        assertThat(entries.stream().map(entry -> entry.evidence().get(0).path()))
                .doesNotHaveDuplicates();
    }

    private static Callable<Void> appending(DeliveryRecord record, String name, CountDownLatch go) {
        return () -> {
            go.await();
            for (int i = 0; i < 10; i++) {
                Evidence kept = record.keep("log.txt", content(name + i));
                record.append(Records.draft(name, Map.of("i", i), kept));
            }
            return null;
        };
    }

    @Test
    void anEntryThatFindsTheDiskFullIsNotInTheRecordAndTheChainGoesOn() throws Exception {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "only Linux has a device that is always full");
        DeliveryRecord record = Records.start(store, Optional.empty());
        record.append(Records.draft("first", Map.of()));
        Path next = record.directory().resolve("record.json.next");
        Files.createSymbolicLink(next, full);

        assertThatThrownBy(() -> record.append(Records.draft("lost", Map.of()))).isInstanceOf(IOException.class);
        assertThat(RecordFile.read(file(record)).entries())
                .extracting(Entry::stage)
                .containsExactly("first");

        Files.delete(next);
        record.append(Records.draft("second", Map.of()));
        assertThat(RecordFile.read(file(record)).entries())
                .extracting(Entry::stage)
                .containsExactly("first", "second");
    }

    @Test
    void anEntryThatCannotBeWrittenIsNotInTheRecordAndTheChainGoesOn() throws Exception {
        DeliveryRecord record = Records.start(store, Optional.empty());
        record.append(Records.draft("first", Map.of()));
        Path inTheWay = Files.createDirectories(record.directory().resolve("record.json.next/inside"));

        assertThatThrownBy(() -> record.append(Records.draft("lost", Map.of()))).isInstanceOf(IOException.class);
        assertThat(record.entries()).hasSize(1);

        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());
        record.append(Records.draft("second", Map.of()));
        assertThat(RecordFile.read(file(record)).entries())
                .extracting(Entry::stage)
                .containsExactly("first", "second");
    }

    @Test
    void anEntryThatCannotBeIndexedIsNotInTheRecord() throws Exception {
        DeliveryRecord record = Records.start(store, Optional.empty());
        Files.writeString(store.resolve("index"), "a file where a directory is to be");

        assertThatThrownBy(() -> record.append(Records.draft("lost", Map.of()))).isInstanceOf(IOException.class);

        assertThat(record.entries()).isEmpty();
        assertThat(RecordFile.read(file(record)).entries()).isEmpty();
    }

    @Test
    void whatAStageChangesAfterwardsDoesNotReachTheRecord() throws Exception {
        DeliveryRecord record = Records.start(store, Optional.empty());
        Map<String, Object> facts = new HashMap<>(Map.of("a", 1));
        record.append(Records.draft("first", facts));
        facts.put("a", 2);
        record.append(Records.draft("second", Map.of()));

        assertThat(RecordFile.read(file(record)).entries().get(0).facts()).isEqualTo(Map.of("a", 1));
    }

    @Test
    void evidenceOfTheSameNameIsKeptBesideTheOther() throws Exception {
        DeliveryRecord record = Records.start(store, Optional.empty());

        Evidence first = record.keep("log.txt", content("one"));
        Evidence second = record.keep("log.txt", content("two"));

        assertThat(first.path()).isEqualTo("evidence/log.txt");
        assertThat(second.path()).isEqualTo("evidence/2-log.txt");
        assertThat(second.digest()).isEqualTo(Sha256.of("two"));
        assertThat(second.bytes()).isEqualTo(3);
    }

    @Test
    void evidenceStaysInsideWhateverItsName() throws Exception {
        DeliveryRecord record = Records.start(store, Optional.empty());

        Evidence kept = record.keep("../../../etc/passwd", content("x"));

        assertThat(record.directory().resolve(kept.path()).normalize())
                .startsWith(record.directory().resolve("evidence"));
    }

    private static Path file(DeliveryRecord record) {
        return record.directory().resolve(RecordFile.NAME);
    }

    private static InputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
