package io.jenkins.plugins.slipway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordNameTest {
    private static final Instant TIME = Instant.parse("2026-11-21T10:11:12Z");

    @Test
    void isAPlainFileName() {
        assertThat(RecordName.of("shop/api/feature%2Fx y", 7, TIME))
                .matches("shop_api_feature_2Fx_y-[0-9a-f]{8}-7-20261121101112");
        assertThat(RecordName.of("../..", 1, TIME)).matches("job-[0-9a-f]{8}-1-20261121101112");
    }

    @Test
    void tellsJobsApartWhoseNamesLookAlike() {
        assertThat(RecordName.of("a/b", 1, TIME)).isNotEqualTo(RecordName.of("a_b", 1, TIME));
    }

    @Test
    void tellsAJobFromAnEarlierOneOfItsName() {
        assertThat(RecordName.of("a", 1, TIME)).isNotEqualTo(RecordName.of("a", 1, TIME.plusSeconds(1)));
    }

    @Test
    void staysShort() {
        assertThat(RecordName.of("x".repeat(2000), 1, TIME)).hasSizeLessThan(120);
    }
}
