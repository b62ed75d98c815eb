package io.slipway.acceptance.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where each decision last applied, so that one that is of no use any more is seen. A hint for people: nothing is decided by it. */
public final class Uses {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern NUMBER = Pattern.compile("Jenkins, decision (\\d{1,9}) .*");

    private final Path file;

    /**
     * @param file where it is remembered
     */
    public Uses(Path file) {
        this.file = file;
    }

    /**
     * @return where each decision last applied, by its number
     * @throws IOException if it cannot be read
     */
    public Map<Integer, Use> read() throws IOException {
        Map<Integer, Use> uses = new TreeMap<>();
        if (Files.exists(file)) {
            JsonNode tree = MAPPER.readTree(file.toFile());
            for (Map.Entry<String, JsonNode> use : tree.properties()) {
                LocalDate day = LocalDate.parse(use.getValue().path("day").asText());
                uses.put(
                        Integer.valueOf(use.getKey()),
                        new Use(use.getValue().path("where").asText(), day));
            }
        }
        return uses;
    }

    /**
     * @param applied acceptances that applied; those of a file are passed over
     * @param use where and when
     * @throws IOException if it cannot be stored
     */
    public void add(Collection<Acceptance> applied, Use use) throws IOException {
        List<Integer> numbers = applied.stream()
                .flatMap(acceptance -> number(acceptance).stream())
                .toList();
        if (numbers.isEmpty()) {
            return;
        }
        Map<Integer, Use> uses = read();
        numbers.forEach(number -> uses.put(number, use));
        ObjectNode tree = MAPPER.createObjectNode();
        uses.forEach((number, last) -> tree.putObject(number.toString())
                .put("where", last.where())
                .put("day", last.day().toString()));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.createDirectories(file.getParent());
        Files.writeString(next, tree.toString());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The number that {@link Event#acceptance} gave its origin. */
    private static Optional<Integer> number(Acceptance acceptance) {
        Matcher place = NUMBER.matcher(acceptance.origin().place());
        return acceptance.origin().kind() == Origin.Kind.OPERATOR && place.matches()
                ? Optional.of(Integer.valueOf(place.group(1)))
                : Optional.empty();
    }
}
