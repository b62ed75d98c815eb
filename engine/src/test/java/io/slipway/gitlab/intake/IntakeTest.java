package io.slipway.gitlab.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue. */
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
