package io.slipway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.record.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagRulesTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "-; -; 01234567",
                "other; -; 01234567",
                "v1.2; -; 01234567",
                "1.2.3; -; 01234567",
                "v01.2.3; -; 01234567",
                "v1.2.3; -; 1.2.3 1.2 1 latest 01234567",
                "v1.2.3; 1.2.2 1.1.9 latest; 1.2.3 1.2 1 latest 01234567",
                "v1.2.3; 1.2.4; 1.2.3 01234567",
                "v1.2.3; 1.3.0; 1.2.3 1.2 01234567",
                "v1.2.3; 2.0.0; 1.2.3 1.2 1 01234567",
                "v1.10.0; 1.9.0; 1.10.0 1.10 1 latest 01234567",
            })
    void givesAReleaseItsVersionsUnlessANewerOneHasThem(String gitTag, String existing, String expected) {
        List<String> known = existing == null ? List.of() : List.of(existing.split(" ", -1));

        assertThat(String.join(" ", TagRules.tags(Origin.of(Optional.of(source(gitTag))), List.of(), known)))
                .isEqualTo(expected);
    }

    @Test
    void addsWhatTheStepAsksForOnce() {
        assertThat(TagRules.tags(Origin.of(Optional.of(source(null))), List.of("stable", "01234567"), List.of()))
                .containsExactly("01234567", "stable");
        assertThat(TagRules.tags(Origin.of(Optional.empty()), List.of("stable"), List.of()))
                .containsExactly("stable");
    }

    @Test
    void keepsOnlyTheFullVersionForever() {
        assertThat(List.of("1.2.3", "0.0.0")).allMatch(TagRules::isRelease);
        assertThat(List.of("1.2", "1", "latest", "v1.2.3", "1.2.3-rc", "01234567"))
                .noneMatch(TagRules::isRelease);
    }

    private static Source source(String tag) {
        return new Source(
                COMMIT, Instant.EPOCH, "", Optional.of("main"), Optional.ofNullable(tag), "A <a@example.com>");
    }
}
