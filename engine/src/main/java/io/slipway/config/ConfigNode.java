package io.slipway.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One value of a configuration file, with its file, line and key. Every accessor that does not fit the value says so with these. */
public final class ConfigNode {
    private static final Set<Tag> PLAIN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP);

    /** Neither 0755 nor 1e3 nor 1_000: YAML and people read these differently. */
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

    private final String file;
    private final String key;
    private final Node node;

    ConfigNode(String file, String key, Node node) {
        this.file = file;
        this.key = key;
        this.node = node;
    }

    static ConfigNode empty(String file) {
        Mark start = new Mark(file, 0, 0, 0, new int[0], 0);
        return new ConfigNode(
                file,
                "",
                new MappingNode(
                        Tag.MAP, true, List.of(), start, start, org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK));
    }

    /**
     * @return the file's name, as given
     */
    public String file() {
        return file;
    }

    /**
     * @return the line, from 1
     */
    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    /**
     * @param problem what is wrong, what was expected and what to do
     * @return an error that begins with file and line
     */
    public ConfigException error(String problem) {
        return new ConfigException(file, line(), (key.isEmpty() ? "" : key + ": ") + problem);
    }

    /**
     * @return the entries of this mapping, in the file's order
     * @throws ConfigException if it is no mapping, or has a key twice
     */
    public Map<String, ConfigNode> mapping() throws ConfigException {
        if (!(node instanceof MappingNode mapping)) {
            throw error("expected a mapping (name: value)");
        }
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = new ConfigNode(file, key, tuple.getKeyNode()).text();
            ConfigNode value = new ConfigNode(file, name, tuple.getValueNode());
            if (entries.put(name, value) != null) {
                throw value.error("stands here a second time; keep one");
            }
        }
        return entries;
    }

    /**
     * @param names the keys that may stand in this mapping
     * @return this node
     * @throws ConfigException for any other key, with what may have been meant
     */
    public ConfigNode only(String... names) throws ConfigException {
        Set<String> known = Arrays.stream(names).collect(Collectors.toSet());
        for (Map.Entry<String, ConfigNode> entry : mapping().entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw entry.getValue().error("there is no such setting" + DidYouMean.hint(entry.getKey(), known));
            }
        }
        return this;
    }

    /**
     * @param name a key of this mapping
     * @return its value, unless absent or null
     * @throws ConfigException if this is no mapping
     */
    public Optional<ConfigNode> get(String name) throws ConfigException {
        return Optional.ofNullable(mapping().get(name))
                .filter(value -> !value.node.getTag().equals(Tag.NULL));
    }

    /**
     * @param name a key of this mapping
     * @return its value
     * @throws ConfigException if it is absent
     */
    public ConfigNode required(String name) throws ConfigException {
        return get(name).orElseThrow(() -> error("'" + name + ":' is missing; it is required here"));
    }

    /**
     * @return the items of this sequence; a single scalar counts as a sequence of one
     * @throws ConfigException if it is a mapping
     */
    public List<ConfigNode> list() throws ConfigException {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(item -> new ConfigNode(file, key, item))
                    .toList();
        }
        if (node instanceof ScalarNode) {
            return List.of(this);
        }
        throw error("expected a list (- item)");
    }

    /**
     * @return whether this is a mapping
     */
    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /**
     * @return the texts of this list
     * @throws ConfigException if an item is no text
     */
    public List<String> texts() throws ConfigException {
        List<String> texts = new ArrayList<>();
        for (ConfigNode item : list()) {
            texts.add(item.text());
        }
        return List.copyOf(texts);
    }

    /**
     * @return this scalar as it is written
     * @throws ConfigException if it is a list or a mapping, or carries a YAML tag of its own
     */
    public String text() throws ConfigException {
        if (!(node instanceof ScalarNode scalar)) {
            throw error("expected a single value");
        }
        if (!PLAIN.contains(node.getTag())) {
            throw error("the YAML tag " + node.getTag().getValue() + " is not allowed");
        }
        return scalar.getValue();
    }

    /**
     * @return this scalar as a decimal number
     * @throws ConfigException if it is none
     */
    public BigDecimal number() throws ConfigException {
        try {
            return new BigDecimal(text());
        } catch (NumberFormatException e) {
            throw error("'" + text() + "' is not a number");
        }
    }

    /**
     * @return true or false
     * @throws ConfigException if it is neither of these words
     */
    public boolean truth() throws ConfigException {
        return switch (text()) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw error("'" + text() + "' is neither true nor false");
        };
    }

    /**
     * @return this scalar as a date, such as 2026-12-31
     * @throws ConfigException if it is none
     */
    public LocalDate date() throws ConfigException {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeException e) {
            throw error("'" + text() + "' is not a date; write it as YYYY-MM-DD");
        }
    }

    /**
     * @return this scalar as a span of time: 30s, 15m, 12h, 7d, or ISO 8601 (PT15M, P7D)
     * @throws ConfigException if it is none, or not positive
     */
    public Duration duration() throws ConfigException {
        try {
            String text = text().strip();
            String iso = text.startsWith("P") ? text : text.endsWith("d") ? "P" + text : "PT" + text;
            Duration duration = Duration.parse(iso.toUpperCase(Locale.ROOT));
            if (duration.isNegative() || duration.isZero()) {
                throw error("'" + text + "' is not positive");
            }
            return duration;
        } catch (DateTimeException e) {
            throw error("'" + text() + "' is not a span of time; write 30s, 15m, 12h or 7d");
        }
    }

    /**
     * @return this mapping in plain values: maps, lists, texts, decimal numbers, truths; a number in another notation stays as it is
     *     written, an entry without a value is left out
     * @throws ConfigException if it is no mapping, has a key twice, or carries a YAML tag of its own
     */
    public Map<String, Object> plainMapping() throws ConfigException {
        return plainMapping(ConfigFile.DEEPEST);
    }

    private Map<String, Object> plainMapping(int depth) throws ConfigException {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (Map.Entry<String, ConfigNode> entry : mapping().entrySet()) {
            if (!entry.getValue().node.getTag().equals(Tag.NULL)) {
                plain.put(entry.getKey(), entry.getValue().plain(depth - 1));
            }
        }
        return plain;
    }

    private Object plain(int depth) throws ConfigException {
        if (depth == 0) {
            throw error("nests too deep, or holds itself");
        }
        if (node instanceof MappingNode) {
            return plainMapping(depth);
        }
        if (node instanceof SequenceNode) {
            List<Object> items = new ArrayList<>();
            for (ConfigNode item : list()) {
                items.add(item.plain(depth - 1));
            }
            return items;
        }
        String text = text();
        if (node.getTag().equals(Tag.BOOL)) {
            return truth();
        }
        boolean number = node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
        return number && DECIMAL.matcher(text).matches() ? new BigDecimal(text) : text;
    }

    /**
     * @param type an enum whose constants are written in lower case with hyphens
     * @param <E> that enum
     * @return the constant of this scalar
     * @throws ConfigException if there is none, with what may have been meant
     */
    public <E extends Enum<E>> E choice(Class<E> type) throws ConfigException {
        Map<String, E> words =
                Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Words::of, constant -> constant));
        E constant = words.get(text());
        if (constant == null) {
            throw error("'" + text() + "' is not allowed" + DidYouMean.hint(text(), words.keySet()));
        }
        return constant;
    }
}
