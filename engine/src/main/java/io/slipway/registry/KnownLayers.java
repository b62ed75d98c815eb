package io.slipway.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers as which blob a layer was pushed, so that it need not be compressed again to learn that the registry has it. Losing this
 * memory costs time only: whether the blob is there, the registry is asked each time.
 */
final class KnownLayers {
    private final Path directory;

    KnownLayers(Path cache) {
        this.directory = cache.resolve("layers");
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
        Files.move(
                next,
                file(diffId),
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String diffId) {
        return directory.resolve(diffId.replaceAll("[^a-z0-9]", "-"));
    }
}
