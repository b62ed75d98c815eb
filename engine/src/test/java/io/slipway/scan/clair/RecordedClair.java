package io.slipway.scan.clair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the real Clair 4.9.0 answered when it was recorded. */
final class RecordedClair {
    private RecordedClair() {}

    static String response(String exchange) {
        return file(exchange, "response.json");
    }

    static int status(String exchange) {
        return Integer.parseInt(file(exchange, "response-headers.txt").split(" ", 3)[1]);
    }

    private static String file(String exchange, String name) {
        try {
            return Files.readString(Path.of("src/test/resources/recorded/clair", exchange, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
