package io.slipway.runner.serve.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said of a run whose process tells no result. */
class ExecutionTest {
    @Test
    void saysThatAProcessWasKilled() {
        assertThat(Execution.cutShort(137))
                .isEqualTo(
                        "the run's process ended with exit code 137 (it was killed: perhaps the memory was not enough)"
                                + " before it said how the run went");
        assertThat(Execution.cutShort(20))
                .isEqualTo("the run's process ended with exit code 20 before it said how the run went");
    }
}
