package io.jenkins.plugins.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.ledger.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecidedTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, expired, bad",
        "2026-11-21, ends today, warn",
        "2026-11-22, 1 day left, warn",
        "2026-12-05, 14 days left, warn",
        "2026-12-06, in force, good",
        ", in force, good",
    })
    void saysHowLongItStillHolds(LocalDate until, String state, String tone) {
        Decided decided = new Decided(until(until), Optional.empty(), TODAY);

        assertThat(decided.state()).isEqualTo(state);
        assertThat(decided.tone()).isEqualTo(tone);
    }

    private static Event until(LocalDate day) {
        return new Event(
                1,
                Instant.EPOCH,
                Event.Act.DECIDED,
                1,
                "ann",
                "shop #1",
                "a reason",
                "CVE-2023-45853",
                day == null ? Acceptance.Kind.NOT_AFFECTED : Acceptance.Kind.PASS_THROUGH,
                day,
                day == null ? Acceptance.Justification.COMPONENT_NOT_PRESENT : null,
                "zlib1g",
                "shop/api",
                "",
                "");
    }
}
