package io.slipway.deploy;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes variables for {@code --extra-vars @FILE} so that Ansible takes each text as it is. Plain JSON would not do: Ansible runs a
 * text that holds <code>{{ … }}</code> as a template, and a template may run commands.
 */
final class PlayVariables {
    private PlayVariables() {}

    /** A YAML document (flow style) of texts, numbers, booleans, nulls, and maps and collections of these. */
    static String yaml(Map<String, ?> variables) {
        return value(variables) + "\n";
    }

    private static String value(Object value) {
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return String.valueOf(value);
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> quoted(String.valueOf(entry.getKey())) + ": " + value(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(PlayVariables::value).collect(Collectors.joining(", ", "[", "]"));
        }
        return "!unsafe " + quoted(String.valueOf(value));
    }

    /** A double-quoted scalar (YAML 1.1, 5.5 and 7.3.1): everything that is not printable ASCII is escaped. */
    private static String quoted(String text) {
        return text.codePoints().mapToObj(PlayVariables::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int c) {
        if (c == '"' || c == '\\') {
            return "\\" + (char) c;
        }
        return c >= ' ' && c <= '~' ? Character.toString(c) : "\\U%08x".formatted(c);
    }
}
