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
}
