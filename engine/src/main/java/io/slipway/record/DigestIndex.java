package io.slipway.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Finds the runs whose records speak of a digest: {@code index/STAGE/HEX}, a line for each run. It is only a hint where to look;
 * what counts is the record itself.
 */
final class DigestIndex {
    private final Path directory;

    DigestIndex(Path directory) {
        this.directory = directory;
    }

    void add(String run, Entry entry) throws IOException {
        for (String subject : entry.subjects()) {
            Path file = file(entry.stage(), subject);
            Files.createDirectories(file.getParent());
            Files.writeString(file, run + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    List<String> runs(String stage, String subject) throws IOException {
        Path file = file(stage, subject);
        return Files.exists(file) ? Files.readAllLines(file).stream().distinct().toList() : List.of();
    }

    private Path file(String stage, String subject) {
        return directory.resolve(stage).resolve(subject.replaceAll("[^A-Za-z0-9._-]", "_"));
    }
}
