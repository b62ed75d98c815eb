package io.slipway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownLayersTest {
    private static final String LAYER = "sha256:" + "1".repeat(64);
    private static final Blob BLOB = new Blob("sha256:" + "2".repeat(64), 7);

    @TempDir
    private Path cache;

    @Test
    void remembersALayerForItsRepository() throws Exception {
        new KnownLayers(cache, "registry.example.com/shop/api").remember(LAYER, BLOB);

        assertThat(new KnownLayers(cache, "registry.example.com/shop/api").blob(LAYER))
                .isEqualTo(Optional.of(BLOB));
    }

    @Test
    void whatOneAgentSaidOfALayerCountsForNoOtherRepository() throws Exception {
        new KnownLayers(cache, "registry.example.com/evil/api").remember(LAYER, BLOB);

        assertThat(new KnownLayers(cache, "registry.example.com/shop/api").blob(LAYER))
                .isEmpty();
    }
}
