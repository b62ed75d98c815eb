package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is done with a delivery after a restart. */
class DueTest {
    @Test
    void whatHadNotBegunBeginsForTheFirstTime() {
        assertThat(Due.of(Optional.empty(), 1)).isEqualTo(new Due.Start(1));
    }

    @Test
    void whatHadBegunAndWasNeverSavedIsTheSecondAttempt() {
        assertThat(Due.of(Optional.empty(), 2)).isEqualTo(new Due.Start(2));
    }

    @Test
    void whatJenkinsHasResumedIsNotStartedTwice() {
        assertThat(Due.of(left(1, true, false), 2)).isEqualTo(new Due.Follow());
    }

    @Test
    void whatHadEndedIsNotStartedTwice() {
        assertThat(Due.of(left(1, false, true), 2)).isInstanceOf(Due.Over.class);
    }

    @Test
    void whatWasCutOffIsTheNextAttempt() {
        assertThat(Due.of(left(1, false, false), 2)).isEqualTo(new Due.Start(2));
        assertThat(Due.of(left(2, false, false), 3)).isEqualTo(new Due.Start(3));
    }

    @Test
    void resumedBuildsAreNoAttempts() {
        assertThat(Due.of(left(1, false, false), 7)).isEqualTo(new Due.Start(2));
    }

    @Test
    void whatEndsJenkinsEachTimeIsGivenUp() {
        assertThat(Due.of(left(3, false, false), 4))
                .isEqualTo(new Due.Over("Jenkins ended in the middle of it 3 times"));
    }

    private static Optional<Due.Left> left(int attempt, boolean building, boolean ended) {
        return Optional.of(new Due.Left(attempt, building, ended));
    }
}
