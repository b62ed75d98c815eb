package io.slipway.gitlab.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.gitlab.Trigger;
import io.slipway.host.DeliveryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
    @TempDir
    Path directory;

    @Test
    void handsOutTheOldestEligibleRunOnce() throws Exception {
        try (Intake intake = open()) {
            intake.offer(List.of(), List.of(Triggers.push("main", 1, 2)));
            intake.offer(List.of(), List.of(Triggers.push("next", 1, 3)));

            assertThat(next(intake))
                    .hasValueSatisfying(run -> assertThat(run.id()).isEqualTo(1));
            assertThat(intake.next(run -> run.trigger().ref().endsWith("main"), Duration.ZERO))
                    .isEmpty();
            assertThat(next(intake))
                    .hasValueSatisfying(run -> assertThat(run.id()).isEqualTo(2));
            assertThat(next(intake)).isEmpty();
        }
    }

    @Test
    void wakesWhoWaits() throws Exception {
        try (Intake intake = open()) {
            List<QueuedRun> got = new ArrayList<>();
            Thread waiting = new Thread(() -> {
                try {
                    intake.next(run -> true, Duration.ofMinutes(1)).ifPresent(got::add);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            waiting.start();

            intake.offer(List.of(), List.of(Triggers.push("main", 1, 2)));
            waiting.join(30_000);

            assertThat(got).hasSize(1);
        }
    }

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
    void putsAReleasedRunBack() throws Exception {
        try (Intake intake = open()) {
            intake.offer(List.of(), List.of(Triggers.push("a", 1, 2)));
            QueuedRun run = next(intake).orElseThrow();
            assertThat(intake.running()).containsExactly(run);

            intake.release(run);

            assertThat(intake.waiting()).containsExactly(run);
            assertThat(next(intake)).contains(run);
        }
    }

    @Test
    void knowsAnEventByItsKey() throws Exception {
        try (Intake intake = open()) {
            intake.offer(List.of("key"), List.of(Triggers.push("a", 1, 2)));
            intake.finished(next(intake).orElseThrow());
            assertThat(intake.offer(List.of("key"), List.of(Triggers.push("a", 1, 2))))
                    .isEqualTo(new Offer.Duplicate(1));
        }
        try (Intake intake = open()) {
            assertThat(intake.offer(List.of("key"), List.of(Triggers.push("a", 8, 9))))
                    .isEqualTo(new Offer.Duplicate(1));
        }
    }

    @Test
    void knowsAPushThatIsToldTwiceButNotOneThatComesBack() throws Exception {
        try (Intake intake = open()) {
            assertThat(accepted(intake.offer(List.of("1"), List.of(Triggers.push("a", 1, 2)))))
                    .isEqualTo(1);
            assertThat(intake.offer(List.of("2"), List.of(Triggers.push("a", 1, 2))))
                    .isEqualTo(new Offer.Duplicate(1));
            assertThat(accepted(intake.offer(List.of("3"), List.of(Triggers.push("a", 2, 1)))))
                    .isEqualTo(2);
            assertThat(accepted(intake.offer(List.of("4"), List.of(Triggers.push("a", 1, 2)))))
                    .isEqualTo(3);
        }
    }

    @Test
    void runsACommitAgainForEachCommentThatAsks() throws Exception {
        try (Intake intake = open()) {
            intake.offer(List.of(), List.of(Triggers.push("a", 1, 2)));
            assertThat(accepted(intake.offer(List.of(), List.of(Triggers.comment(7, 2)))))
                    .isEqualTo(2);
            assertThat(accepted(intake.offer(List.of(), List.of(Triggers.comment(8, 2)))))
                    .isEqualTo(3);
            assertThat(intake.offer(List.of(), List.of(Triggers.comment(7, 2)))).isEqualTo(new Offer.Duplicate(2));
        }
    }

    @Test
    void acceptsOfSeveralTriggersThoseThatAreNew() throws Exception {
        try (Intake intake = open()) {
            intake.offer(List.of(), List.of(Triggers.push("a", 1, 2)));

            Offer offer = intake.offer(List.of(), List.of(Triggers.push("a", 1, 2), Triggers.push("b", 1, 2)));

            assertThat(offer).isInstanceOfSatisfying(Offer.Accepted.class, accepted -> assertThat(accepted.runs())
                    .singleElement()
                    .satisfies(run -> assertThat(run.trigger().ref()).isEqualTo("refs/heads/b")));
        }
    }

    @Test
    void refusesMoreThanMayWait() throws Exception {
        try (Intake intake = Intake.open(directory, new IntakeOptions(2, Set.of()), IntakeObserver.NONE)) {
            intake.offer(List.of(), List.of(Triggers.push("a", 1, 2)));
            intake.offer(List.of(), List.of(Triggers.push("b", 1, 2)));

            assertThat(intake.offer(List.of(), List.of(Triggers.push("c", 1, 2))))
                    .isEqualTo(new Offer.Full(2));

            intake.started(next(intake).orElseThrow());
            assertThat(accepted(intake.offer(List.of(), List.of(Triggers.push("c", 1, 2)))))
                    .isEqualTo(3);
        }
    }

    @Test
    void aNewerPushSupersedesTheOneThatWaitsButNeverTheOneThatRuns() throws Exception {
        List<String> told = new ArrayList<>();
        IntakeObserver observer = new IntakeObserver() {
            @Override
            public void superseded(QueuedRun run, long by) {
                told.add(run.id() + " by " + by);
            }
        };
        IntakeOptions options = new IntakeOptions(10, Set.of(Triggers.PROJECT));
        try (Intake intake = Intake.open(directory, options, observer)) {
            intake.offer(List.of(), List.of(Triggers.push("a", 1, 2)));
            intake.started(next(intake).orElseThrow());
            intake.offer(List.of(), List.of(Triggers.push("a", 2, 3)));
            intake.offer(List.of(), List.of(Triggers.push("b", 2, 3)));
            intake.offer(List.of(), List.of(Triggers.push("a", 3, 4)));

            assertThat(intake.running()).extracting(QueuedRun::id).containsExactly(1L);
            assertThat(intake.waiting()).extracting(QueuedRun::id).containsExactly(3L, 4L);
            assertThat(told).containsExactly("2 by 4");
        }
        try (Intake intake = Intake.open(directory, options, IntakeObserver.NONE)) {
            assertThat(intake.waiting()).extracting(QueuedRun::id).containsExactly(1L, 3L, 4L);
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
                    .containsOnly(
                            java.util.Map.entry("refs/heads/a", Triggers.id(2)),
                            java.util.Map.entry("refs/heads/b", Triggers.id(5)));
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

        assertThatThrownBy(() -> intake.offer(List.of(), List.of(Triggers.push("a", 1, 2))))
                .isInstanceOf(java.io.IOException.class);
    }

    private Intake open() throws Exception {
        return Intake.open(directory, IntakeOptions.DEFAULT, IntakeObserver.NONE);
    }

    private static Optional<QueuedRun> next(Intake intake) throws InterruptedException {
        return intake.next(run -> true, Duration.ZERO);
    }

    private static long accepted(Offer offer) {
        Trigger trigger = ((Offer.Accepted) offer).runs().get(0).trigger();
        assertThat(trigger).isNotNull();
        return ((Offer.Accepted) offer).runs().get(0).id();
    }
}
