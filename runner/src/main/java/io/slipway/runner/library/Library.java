package io.slipway.runner.library;

import io.slipway.host.DeliveryException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A shared library.
 *
 * @param name what pipelines call it
 * @param directory absolute; holds {@code vars}, {@code src} or both, and perhaps {@code resources}
 */
public record Library(String name, Path directory) {
    /**
     * @return this library
     * @throws DeliveryException if there is none in its directory
     */
    public Library requirePresent() throws DeliveryException {
        if (!Files.isDirectory(vars()) && !Files.isDirectory(sources())) {
            throw new DeliveryException("Library %s expected to contain at least one of src or vars directories: %s"
                    .formatted(name, directory));
        }
        return this;
    }

    /**
     * @return where its global variables are
     */
    public Path vars() {
        return directory.resolve("vars");
    }

    /**
     * @return where its classes are
     */
    public Path sources() {
        return directory.resolve("src");
    }

    /**
     * @return where its other files are
     */
    public Path resources() {
        return directory.resolve("resources");
    }
}
