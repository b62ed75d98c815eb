package io.slipway.gitlab.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was accepted before. */
class IntakeDuplicatesTest {
    @TempDir
    Path directory;

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
