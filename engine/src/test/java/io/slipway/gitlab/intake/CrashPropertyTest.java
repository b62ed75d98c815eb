package io.slipway.gitlab.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever a crash leaves of the journal's end. */
class CrashPropertyTest {
    private static final int OFFERS = 8;
    private static final int SECTOR = 512;

    private static final Lazy JOURNAL = new Lazy();

    /** Made once: it costs eight syncs. */
    private static final class Lazy {
        private byte[] bytes = new byte[0];

        synchronized byte[] get() throws Exception {
            if (bytes.length == 0) {
                bytes = journal();
            }
            return bytes;
        }
    }

    /** Cut at any byte, what is left is a prefix of what was accepted, and all of it that was whole before the cut. */
    @Property(tries = 100)
    void aJournalCutAnywhereHoldsAPrefix(@ForAll @IntRange(max = 100_000) int where) throws Exception {
        Path directory = Files.createTempDirectory("intake");
        try {
            byte[] journal = JOURNAL.get();
            int cut = where % (journal.length + 1);
            Files.write(directory.resolve("journal"), Arrays.copyOf(journal, cut));

            List<Long> found = reopened(directory);

            long whole = accepted(journal, cut);
            assertThat(found)
                    .isEqualTo(LongStream.rangeClosed(1, found.size()).boxed().toList());
            assertThat((long) found.size()).isBetween(whole, whole + 1);
        } finally {
            remove(directory);
        }
    }

    /** A file system may have made room for the last write without having written it. */
    @Property(tries = 50)
    void aTailOfZerosIsPassedOver(@ForAll @IntRange(max = 5_000) int zeros) throws Exception {
        Path directory = Files.createTempDirectory("intake");
        try {
            byte[] journal = JOURNAL.get();
            Files.write(directory.resolve("journal"), Arrays.copyOf(journal, journal.length + zeros));

            assertThat(reopened(directory)).hasSize(OFFERS);
        } finally {
            remove(directory);
        }
    }

    /** Of the last write, sectors may have come to the disk in any order, and only some of them. */
    @Property(tries = 100)
    void whatWasSyncedSurvivesATornWrite(@ForAll @IntRange(max = OFFERS) int synced, @ForAll long seed)
            throws Exception {
        Path directory = Files.createTempDirectory("intake");
        try {
            byte[] journal = JOURNAL.get();
            int end = endOfLine(journal, synced + 1);
            Files.write(directory.resolve("journal"), torn(journal, end, new Random(seed)));

            assertThat(reopened(directory))
                    .containsAll(LongStream.rangeClosed(1, synced).boxed().toList());
        } finally {
            remove(directory);
        }
    }

    private static byte[] torn(byte[] journal, int synced, Random random) {
        byte[] torn = Arrays.copyOf(journal, journal.length + 4 * SECTOR);
        for (int sector = synced / SECTOR * SECTOR; sector < torn.length; sector += SECTOR) {
            if (random.nextBoolean()) {
                Arrays.fill(torn, Math.max(synced, sector), Math.min(sector + SECTOR, torn.length), (byte) 0);
            }
        }
        return torn;
    }

    private static int endOfLine(byte[] journal, int lines) {
        return IntStream.range(0, journal.length)
                        .filter(i -> journal[i] == '\n')
                        .skip(lines - 1)
                        .findFirst()
                        .orElseThrow()
                + 1;
    }

    private static byte[] journal() throws Exception {
        Path directory = Files.createTempDirectory("intake");
        try (Intake intake = Intake.open(directory, IntakeOptions.DEFAULT, IntakeObserver.NONE)) {
            for (int i = 1; i <= OFFERS; i++) {
                intake.offer(List.of("key " + i), List.of(Triggers.push("main", i, i + 1)));
            }
        }
        try {
            return Files.readAllBytes(directory.resolve("journal"));
        } finally {
            remove(directory);
        }
    }

    private static List<Long> reopened(Path directory) throws Exception {
        try (Intake intake = Intake.open(directory, IntakeOptions.DEFAULT, IntakeObserver.NONE)) {
            return intake.waiting().stream().map(QueuedRun::id).toList();
        }
    }

    /** How many accepted lines end before the cut; the first line of a journal says what is known from before. */
    private static long accepted(byte[] journal, int cut) {
        return Math.max(
                0, IntStream.range(0, cut).filter(i -> journal[i] == '\n').count() - 1);
    }

    private static void remove(Path directory) throws Exception {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
