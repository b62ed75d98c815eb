package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcernsTest {
    private static final String SHA = "a".repeat(40);

    @TempDir
    private Path directory;

    @Test
    void anotherProcessKnowsThem() throws Exception {
        Concerns concerns = new Concerns(file());
        concerns.add("shop/web", SHA, 7);
        concerns.add("shop/web", SHA, 9);
        concerns.add("shop/other", SHA, 1);

        assertThat(new Concerns(file()).of("shop/web", SHA)).containsExactlyInAnyOrder(7L, 9L);
        assertThat(new Concerns(file()).of("shop/web", "b".repeat(40))).isEmpty();
    }

    @Test
    void theOldestAreForgotten() throws Exception {
        Concerns concerns = new Concerns(file());
        concerns.add("shop/web", SHA, 7);
        for (int i = 0; i < 1_000; i++) {
            concerns.add("shop/web", "%040x".formatted(i), 7);
        }

        assertThat(concerns.of("shop/web", SHA)).isEmpty();
        assertThat(concerns.of("shop/web", "%040x".formatted(0))).containsExactly(7L);
    }

    @Test
    void aFileThatIsNoneOfOursKeepsNobodyFromStarting() throws Exception {
        Files.writeString(file(), "{\"x\": [");

        assertThat(new Concerns(file()).of("shop/web", SHA)).isEmpty();
    }

    private Path file() {
        return directory.resolve("merge-requests.json");
    }
}
