package io.slipway.acceptance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonTest {
    private static final Person DANA = Person.of("dana", "Dana Okafor", "dana@example.org");

    @Test
    void isKnownByIdNameOrAddressInAnyCase() {
        assertThat(DANA.is(Person.mailbox("D. O. <DANA@example.org>"))).isTrue();
        assertThat(DANA.is(Person.mailbox("dana okafor <other@example.org>"))).isTrue();
        assertThat(DANA.is(Person.of("Dana"))).isTrue();
    }

    @Test
    void isNobodyElse() {
        assertThat(DANA.is(Person.mailbox("Ana Lima <ana@example.org>"))).isFalse();
        assertThat(DANA.is(Person.of("", null))).isFalse();
        assertThat(Person.of("").is(Person.of(" "))).isFalse();
    }

    @Test
    void aNameOfBlanksIsReadInOneGo() {
        // git keeps a name's inner blanks, however many: a search that starts again at each of them never ends.
        Person named = Person.mailbox("Dana" + " ".repeat(4_000_000) + "Okafor <dana@example.org>");
        Person blank = Person.mailbox(" ".repeat(4_000_000));

        assertThat(named.is(DANA)).isTrue();
        assertThat(blank.marks()).isEmpty();
    }
}
