package io.slipway.gitlab.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The outbox on disk: a file for each message, which is there as a whole or not at all. */
final class OutboxFiles {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path directory;

    OutboxFiles(Path directory) throws IOException {
        this.directory = Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** What was left, the oldest first; a file that cannot be read is removed. */
    List<Item> read(Consumer<String> log) throws IOException {
        List<Item> items = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
            for (Path file : files) {
                read(file, log).ifPresent(items::add);
            }
        }
        items.sort(Comparator.comparingLong(Item::number));
        return items;
    }

    private static Optional<Item> read(Path file, Consumer<String> log) throws IOException {
        try {
            JsonNode json = MAPPER.readTree(Files.readAllBytes(file));
            Message message = MAPPER.treeToValue(json.required("message"), Message.class);
            return Optional.of(
                    new Item(number(file), Instant.parse(json.required("posted").asText()), message));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            log.accept("removed " + file + ", which is no message to GitLab");
            Files.delete(file);
            return Optional.empty();
        }
    }

    private static long number(Path file) {
        return Long.parseLong(file.getFileName().toString().replace(".json", ""));
    }

    void write(Item item) throws IOException {
        ObjectNode json = MAPPER.createObjectNode().put("posted", item.posted().toString());
        json.set("message", MAPPER.valueToTree(item.message()));
        Path next = directory.resolve(item.number() + ".next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(MAPPER.writeValueAsBytes(json));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file(item), StandardCopyOption.ATOMIC_MOVE);
    }

    void delete(Item item) throws IOException {
        Files.deleteIfExists(file(item));
    }

    private Path file(Item item) {
        return directory.resolve("%019d.json".formatted(item.number()));
    }
}
