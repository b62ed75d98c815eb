package io.slipway.scan.trivy;

import io.slipway.host.ExitStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The recorded output of the real Trivy 0.76.0. */
final class Recorded {
    private Recorded() {}

    static InputStream report(String name) {
        return Recorded.class.getResourceAsStream("recorded/" + name + "/stdout.json");
    }

    static ExitStatus ended(String name) throws IOException {
        int code = Integer.parseInt(text(name + "/exit-code.txt").strip());
        return new ExitStatus(code, false, "", text(name + "/stderr.txt"), Duration.ofSeconds(1));
    }

    static String text(String file) throws IOException {
        try (InputStream in = Recorded.class.getResourceAsStream("recorded/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
