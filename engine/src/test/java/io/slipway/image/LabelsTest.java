package io.slipway.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.contract.Contract;
import io.slipway.record.Source;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @Test
    void saysWhatTheImageIsMadeOf() throws Exception {
        assertThat(labels(Map.of(), Optional.of("v1.2.3")))
                .containsEntry("org.opencontainers.image.title", "shop/api")
                .containsEntry("org.opencontainers.image.revision", COMMIT)
                .containsEntry("org.opencontainers.image.created", "2026-11-21T10:00:00Z")
                .containsEntry("org.opencontainers.image.version", "v1.2.3")
                .containsEntry("org.opencontainers.image.source", "https://gitlab.example/shop");
        assertThat(labels(Map.of(), Optional.empty())).containsEntry("org.opencontainers.image.version", "01234567");
    }

    @Test
    void letsNobodySayAnotherCommit() throws Exception {
        Map<String, String> asked = Map.of("org.opencontainers.image.revision", "another", "team", "shop");

        assertThat(labels(asked, Optional.empty()))
                .containsEntry("org.opencontainers.image.revision", COMMIT)
                .containsEntry("team", "shop");
    }

    private static Map<String, String> labels(Map<String, String> asked, Optional<String> tag) throws Exception {
        BuildImage request = Contract.of(BuildImage.class).bind(Map.of("image", "shop/api:build", "labels", asked));
        Instant committed = Instant.parse("2026-11-21T10:00:00Z");
        return Labels.of(
                request,
                Optional.of(
                        new Source(COMMIT, committed, "https://gitlab.example/shop", Optional.of("main"), tag, "A")));
    }
}
