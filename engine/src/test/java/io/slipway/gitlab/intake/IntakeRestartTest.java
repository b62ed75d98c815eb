package io.slipway.gitlab.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the next process finds. */
class IntakeRestartTest {
    @TempDir
    Path directory;

    @Test
    void afterARestartStartsWhatHadNotStartedAndRepeatsWhatWasRunning() throws Exception {
        try (Intake intake = open()) {
            intake.offer(List.of(), List.of(Triggers.push("a", 1, 2)));
            intake.offer(List.of(), List.of(Triggers.push("b", 1, 2)));
            intake.offer(List.of(), List.of(Triggers.push("c", 1, 2)));
            QueuedRun finished = next(intake).orElseThrow();
            intake.started(finished);
            intake.finished(finished);
            intake.started(next(intake).orElseThrow());
        }
        try (Intake intake = open()) {
            assertThat(intake.waiting()).extracting(QueuedRun::id).containsExactly(2L, 3L);
            assertThat(intake.waiting()).extracting(QueuedRun::attempt).containsExactly(2, 1);
            assertThat(intake.running()).isEmpty();
            intake.started(next(intake).orElseThrow());
        }
        try (Intake intake = open()) {
            assertThat(intake.waiting()).extracting(QueuedRun::attempt).containsExactly(3, 1);
        }
    }

    @Test
    void neverGivesANumberTwice() throws Exception {
        try (Intake intake = open()) {
            intake.offer(List.of(), List.of(Triggers.push("a", 1, 2)));
            intake.finished(next(intake).orElseThrow());
        }
        try (Intake intake = open()) {
            assertThat(accepted(intake.offer(List.of(), List.of(Triggers.push("a", 2, 3)))))
                    .isEqualTo(2);
        }
    }

    @Test
    void remembersWhereRefsAre() throws Exception {
        try (Intake intake = open()) {
            intake.offer(List.of(), List.of(Triggers.push("a", 1, 2)));
            intake.seen(Triggers.PROJECT, "refs/heads/b", Triggers.id(5));
            intake.seen(Triggers.PROJECT, "refs/heads/c", Triggers.id(5));
            intake.seen(Triggers.PROJECT, "refs/heads/c", Triggers.id(0));
        }
        try (Intake intake = open()) {
            assertThat(intake.refs(Triggers.PROJECT))
                    .containsOnly(Map.entry("refs/heads/a", Triggers.id(2)), Map.entry("refs/heads/b", Triggers.id(5)));
            assertThat(intake.accepted(Triggers.PROJECT, "refs/heads/a", Triggers.id(2)))
                    .contains(1L);
            assertThat(intake.accepted(Triggers.PROJECT, "refs/heads/b", Triggers.id(5)))
                    .isEmpty();
        }
    }

    @Test
    void opensForOneProcessOnly() throws Exception {
        try (Intake intake = open()) {
            assertThat(intake.waiting()).isEmpty();
            assertThatThrownBy(this::open)
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining(directory.toString());
        }
        open().close();
    }

    @Test
    void readsPastDamageAndKeepsACopyOfIt() throws Exception {
        try (Intake intake = open()) {
            intake.offer(List.of(), List.of(Triggers.push("a", 1, 2)));
            intake.offer(List.of(), List.of(Triggers.push("b", 1, 2)));
        }
        Path journal = directory.resolve("journal");
        String text = Files.readString(journal);
        Files.writeString(journal, text.replace("refs/heads/a", "refs/heads/x"));
        List<Path> copies = new ArrayList<>();
        IntakeObserver observer = new IntakeObserver() {
            @Override
            public void damaged(int lines, Path copy) {
                assertThat(lines).isEqualTo(1);
                copies.add(copy);
            }
        };

        try (Intake intake = Intake.open(directory, IntakeOptions.DEFAULT, observer)) {
            assertThat(intake.waiting()).extracting(QueuedRun::id).containsExactly(2L);
        }
        assertThat(copies).singleElement().satisfies(copy -> assertThat(copy).hasContent(Files.readString(copy)));
    }

    @Test
    void acceptsNothingWhenItIsClosed() throws Exception {
        Intake intake = open();
        intake.close();
        intake.close();

        assertThatThrownBy(() -> intake.offer(List.of(), List.of(Triggers.push("a", 1, 2))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whatWasReservedBeforeAKillIsNoDamage(@TempDir Path killed) throws Exception {
        try (Intake intake = open()) {
            intake.offer(List.of(), List.of(Triggers.push("a", 1, 2)));
            Files.copy(directory.resolve("journal"), killed.resolve("journal"));
        }
        assertThat(Files.size(killed.resolve("journal"))).isGreaterThan(Files.size(directory.resolve("journal")));
        IntakeObserver observer = new IntakeObserver() {
            @Override
            public void damaged(int lines, Path copy) {
                throw new AssertionError(lines + " lines");
            }
        };

        try (Intake intake = Intake.open(killed, IntakeOptions.DEFAULT, observer)) {
            assertThat(intake.waiting()).extracting(QueuedRun::id).containsExactly(1L);
        }
    }

    private Intake open() throws Exception {
        return Intake.open(directory, IntakeOptions.DEFAULT, IntakeObserver.NONE);
    }

    private static Optional<QueuedRun> next(Intake intake) throws InterruptedException {
        return intake.next(run -> true, Duration.ZERO);
    }

    private static long accepted(Offer offer) {
        return ((Offer.Accepted) offer).runs().get(0).id();
    }
}
