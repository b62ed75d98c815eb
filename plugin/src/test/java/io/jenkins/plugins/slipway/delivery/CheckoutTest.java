package io.jenkins.plugins.slipway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.record.Source;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckoutTest {
    private static final String PUSHED = "0123456789abcdef0123456789abcdef01234567";
    private static final String MADE = "76543210fedcba9876543210fedcba9876543210";

    @Test
    void hasNoDoubtOfACommitThatTheRunCheckedOut() {
        Checkout checkout = Checkout.of(source(PUSHED), Set.of(MADE, PUSHED));

        assertThat(checkout.doubt()).isEmpty();
        assertThat(checkout.warning()).isEmpty();
    }

    @Test
    void doubtsACommitThatThePipelineMade() {
        Checkout checkout = Checkout.of(source(MADE), Set.of(PUSHED));

        assertThat(checkout.source()).isPresent();
        assertThat(checkout.warning())
                .hasValue("commit 76543210 was not checked out by this build, so anybody could have made it:"
                        + " of acceptances only rejections count for it; bring it by the step 'checkout'");
    }

    @Test
    void doubtsWhatIsNoCheckoutWithoutManyWords() {
        Checkout checkout = Checkout.of(Optional.empty(), Set.of(PUSHED));

        assertThat(checkout.doubt()).isPresent();
        assertThat(checkout.warning()).isEmpty();
    }

    private static Optional<Source> source(String commit) {
        return Optional.of(new Source(commit, Instant.EPOCH, "", Optional.empty(), Optional.empty(), "Ann <a@b>"));
    }
}
