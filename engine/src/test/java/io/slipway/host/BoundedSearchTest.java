package io.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BoundedSearchTest {
    /** Takes longer than anybody lives, by the many ways in which the commas can be shared out. */
    private static final Pattern ENDLESS = Pattern.compile("(.*,){25}P");

    private static final String TEXT = "a,".repeat(60);

    @Test
    void findsWhatIsThere() throws Exception {
        assertThat(BoundedSearch.within(Duration.ofMinutes(1)).finds(Pattern.compile("l+o$"), "hello"))
                .isTrue();
        assertThat(BoundedSearch.within(Duration.ofMinutes(1)).finds(Pattern.compile("^l+o"), "hello"))
                .isFalse();
    }

    @Test
    void givesUpWhenItsTimeIsOver() {
        assertThatThrownBy(() -> BoundedSearch.within(Duration.ofMillis(50)).finds(ENDLESS, TEXT))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("/(.*,){25}P/ took longer than 50 ms");
    }

    @Test
    void endsWhenTheStepIsAborted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> BoundedSearch.within(Duration.ofHours(1)).finds(ENDLESS, TEXT))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void saysThatAnExpressionGoesTooDeep() {
        assertThatThrownBy(() -> BoundedSearch.within(Duration.ofHours(1))
                        .finds(Pattern.compile("(a|b)*c"), "ab".repeat(4_000_000)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("too deep");
    }
}
