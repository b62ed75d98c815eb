package io.slipway.registry;

import io.slipway.digest.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers as which blob a layer was pushed to one repository, so that it need not be compressed again to learn that the registry has
 * it. Losing this memory costs time only: whether the blob is there, the registry is asked each time. What is remembered is what the
 * machine said that pushed the layer: so it counts for that repository only, and an agent that lies alters no image of another one.
 */
final class KnownLayers {
    private final Path directory;
    private final String repository;

    KnownLayers(Path cache, String repository) {
        this.directory = cache.resolve("layers");
        this.repository = repository;
    }

    Optional<Blob> blob(String diffId) throws IOException {
        Path file = file(diffId);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] words = Files.readString(file).strip().split(" ", -1);
        boolean sound = words.length == 2 && words[0].matches("sha256:[a-f0-9]{64}") && words[1].matches("\\d{1,18}");
        return sound ? Optional.of(new Blob(words[0], Long.parseLong(words[1]))) : Optional.empty();
    }

    void remember(String diffId, Blob blob) throws IOException {
        Files.createDirectories(directory);
        Path next = directory.resolve(UUID.randomUUID() + ".next");
        Files.writeString(next, blob.digest() + " " + blob.bytes() + "\n");
        Files.move(next, file(diffId), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String diffId) {
        String both = Sha256.of((repository + "\n" + diffId).getBytes(StandardCharsets.UTF_8));
        return directory.resolve(both.replace(':', '-'));
    }
}
