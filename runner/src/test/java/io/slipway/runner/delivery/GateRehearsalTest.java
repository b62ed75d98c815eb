package io.slipway.runner.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class GateRehearsalTest {
    @Test
    void judgesItsOwnReport() {
        assertThatCode(GateRehearsal::run).doesNotThrowAnyException();
    }
}
