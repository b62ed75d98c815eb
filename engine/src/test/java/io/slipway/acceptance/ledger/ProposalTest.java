package io.slipway.acceptance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.AcceptanceLimits;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ProposalTest {
    private static final AcceptanceLimits LIMITS = new AcceptanceLimits("the policy", LocalDate.of(2026, 11, 21), 90);

    @Test
    void becomesWhatAFileCouldSay() throws Exception {
        Acceptance acceptance =
                proposal("fix", "2026-12-20", "", "later: [x] 'y'").checked("dana: &a", LIMITS);

        assertThat(acceptance.kind()).isEqualTo(Acceptance.Kind.FIX);
        assertThat(acceptance.reason()).isEqualTo("later: [x] 'y'");
        assertThat(acceptance.approvedBy()).isEqualTo("dana: &a");
    }

    @Test
    void saysWhatIsWrongWithoutALineOfAFileThatNobodySees() {
        assertThatThrownBy(() -> proposal("fix", "2027-12-20", "", "why").checked("dana", LIMITS))
                .hasMessage(
                        "until: 2027-12-20 is too far ahead: the policy allows until 2027-02-19, counted from 2026-11-21");
        assertThatThrownBy(() -> proposal("fix", "2026-11-20", "", "why").checked("dana", LIMITS))
                .hasMessageContaining("that day is over");
        assertThatThrownBy(() -> proposal("fix", "", "", "why").checked("dana", LIMITS))
                .hasMessageStartingWith("'until:' is missing");
        assertThatThrownBy(() -> proposal("fix", "2026-12-20", "", " ").checked("dana", LIMITS))
                .hasMessageStartingWith("reason: is empty");
        assertThatThrownBy(() -> proposal("ignore", "2026-12-20", "", "why").checked("dana", LIMITS))
                .hasMessageStartingWith("decision: 'ignore' is not allowed");
        assertThatThrownBy(() -> proposal("not-affected", "", "", "why").checked("dana", LIMITS))
                .hasMessageStartingWith("'justification:' is missing");
    }

    @Test
    void takesTheDayItself() throws Exception {
        assertThat(proposal("pass-through", "2026-11-21", "", "why")
                        .checked("dana", LIMITS)
                        .until())
                .contains(LocalDate.of(2026, 11, 21));
    }

    private static Proposal proposal(String decision, String until, String justification, String reason) {
        return new Proposal("CVE-2023-45853", decision, until, justification, reason, "zlib1g", "shop/api");
    }
}
