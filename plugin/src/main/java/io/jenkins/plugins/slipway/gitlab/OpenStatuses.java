package io.jenkins.plugins.slipway.gitlab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.digest.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must still be ended, on disk, so that no crash leaves a status running for ever: a file for each run. */
final class OpenStatuses {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path directory;

    OpenStatuses(Path directory) throws IOException {
        this.directory = Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    synchronized void write(OpenStatus status) throws IOException {
        Path file = file(status.key());
        if (status.names().isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Path next = directory.resolve(file.getFileName() + ".next");
        Files.write(next, MAPPER.writeValueAsBytes(status));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    synchronized Optional<OpenStatus> find(String key) throws IOException {
        Path file = file(key);
        return Files.exists(file) ? read(file) : Optional.empty();
    }

    synchronized List<OpenStatus> all() throws IOException {
        List<OpenStatus> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
            for (Path file : files) {
                read(file).ifPresent(all::add);
            }
        }
        return all;
    }

    /** Written at once or not at all; what somebody else put there is none. */
    private static Optional<OpenStatus> read(Path file) throws IOException {
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(file), OpenStatus.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private Path file(String key) {
        String hash = Sha256.of(key.getBytes(StandardCharsets.UTF_8)).substring("sha256:".length());
        return directory.resolve(hash + ".json");
    }
}
