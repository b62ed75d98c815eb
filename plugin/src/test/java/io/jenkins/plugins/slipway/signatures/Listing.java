package io.jenkins.plugins.slipway.signatures;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Jenkins' real public API, which lies beside the repository where the project keeps what it shares. */
final class Listing {
    private static final Path PLACE = Path.of("../../shared/jenkins-api");

    private Listing() {}

    static Optional<Path> folder() {
        return Optional.of(PLACE).filter(Files::isDirectory);
    }

    static boolean isThere() {
        return folder().isPresent();
    }

    /** Classes by internal name. */
    static Map<String, JenkinsClass> read() throws IOException {
        Path file = folder().orElseThrow().resolve("jenkins-2.541.3.txt.gz");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return parse(lines.lines());
        }
    }

    private static Map<String, JenkinsClass> parse(Stream<String> lines) {
        Map<String, JenkinsClass> classes = new HashMap<>();
        JenkinsClass current = null;
        for (String line : (Iterable<String>) lines::iterator) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("C")) {
                current = new JenkinsClass(
                        words[1],
                        Integer.parseInt(words[2]),
                        words[3],
                        words[4].equals("-") ? List.of() : List.of(words[4].split(",", -1)));
                classes.put(current.name(), current);
            } else if (current != null) {
                current.add(words[1], Integer.parseInt(words[2]));
            }
        }
        return classes;
    }

    /** Versions by short name, of the plugins that the listing was made from. */
    static Map<String, String> plugins() throws IOException {
        Map<String, String> versions = new HashMap<>();
        for (String line : Files.readAllLines(folder().orElseThrow().resolve("plugins.tsv"))) {
            String[] cells = line.split("\t", -1);
            versions.put(cells[0], cells[1]);
        }
        return versions;
    }
}
