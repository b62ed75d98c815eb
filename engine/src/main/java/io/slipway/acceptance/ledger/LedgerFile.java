package io.slipway.acceptance.ledger;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.acceptance.Acceptance;
import io.slipway.digest.Sha256;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The ledger as a file: JSON, replaced as a whole or not at all. */
public final class LedgerFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;

    /**
     * @param file where the ledger lies, or will lie
     */
    public LedgerFile(Path file) {
        this.file = file;
    }

    /**
     * @return the ledger; an empty one where there is no file
     * @throws DeliveryException if it is none or was altered: decisions that cannot be read could be rejections
     * @throws IOException if it cannot be read
     */
    public Ledger read() throws DeliveryException, IOException {
        return Files.exists(file) ? parse(Files.readString(file)) : new Ledger(List.of());
    }

    /**
     * @param ledger replaces what is there, as a whole or not at all
     * @throws IOException if it cannot be written
     */
    public void write(Ledger ledger) throws IOException {
        Files.createDirectories(
                file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.writeString(next, text(ledger));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /**
     * @param ledger any
     * @return what the file holds
     * @throws IOException never
     */
    public static String text(Ledger ledger) throws IOException {
        ArrayNode lines = MAPPER.createArrayNode();
        ledger.events().forEach(event -> lines.add(json(event).put("hash", event.hash())));
        return MAPPER.writeValueAsString(lines) + "\n";
    }

    static String hash(Event event) {
        return Sha256.of(json(event).toString().getBytes(StandardCharsets.UTF_8));
    }

    private Ledger parse(String text) throws DeliveryException {
        try {
            List<Event> events = new ArrayList<>();
            for (JsonNode line : MAPPER.readTree(text)) {
                Event event = event(line);
                String previous =
                        events.isEmpty() ? "" : events.get(events.size() - 1).hash();
                if (!event.previous().equals(previous) || !event.hash().equals(hash(event))) {
                    throw new DeliveryException(
                            "%s: line %d was altered, or lines are missing before it; bring back a copy"
                                    .formatted(file, event.number()));
                }
                events.add(event);
            }
            return new Ledger(events);
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new DeliveryException(file + ": not the ledger of acceptances; bring back a copy", e);
        }
    }

    private static ObjectNode json(Event event) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("number", event.number());
        line.put("at", event.at().toString());
        line.put("act", event.act().name());
        line.put("decision", event.decision());
        line.put("by", event.by());
        line.put("where", event.where());
        line.put("why", event.why());
        line.put("id", event.id());
        line.put("kind", event.kind().name());
        line.put("until", event.until() == null ? null : event.until().toString());
        line.put(
                "justification",
                event.justification() == null ? null : event.justification().name());
        line.put("package", event.packageName());
        line.put("image", event.image());
        line.put("previous", event.previous());
        return line;
    }

    private static Event event(JsonNode line) {
        return new Event(
                line.required("number").asInt(),
                Instant.parse(line.required("at").asText()),
                Event.Act.valueOf(line.required("act").asText()),
                line.required("decision").asInt(),
                line.required("by").asText(),
                line.required("where").asText(),
                line.required("why").asText(),
                line.required("id").asText(),
                Acceptance.Kind.valueOf(line.required("kind").asText()),
                line.required("until").isNull()
                        ? null
                        : LocalDate.parse(line.get("until").asText()),
                line.required("justification").isNull()
                        ? null
                        : Acceptance.Justification.valueOf(
                                line.get("justification").asText()),
                line.required("package").asText(),
                line.required("image").asText(),
                line.required("previous").asText(),
                line.required("hash").asText());
    }
}
