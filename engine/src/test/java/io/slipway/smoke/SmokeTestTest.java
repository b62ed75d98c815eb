package io.slipway.smoke;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.contract.Contract;
import io.slipway.contract.ContractException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmokeTestTest {
    @Test
    void refusesAJsonPathThatCouldNotBeAborted() {
        assertThatThrownBy(() -> Contract.of(SmokeTest.class)
                        .bind(Map.of(
                                "image", "api", "port", 80, "expectJson", Map.of("$[?(@.a =~ /(.*,){25}P/)]", "[]"))))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("expectJson: a filter by regular expression");
    }
}
