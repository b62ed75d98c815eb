package io.jenkins.plugins.slipway.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns what a form or a configuration file gives into what the policy's parser reads: what is left blank is left out. */
final class Setting {
    private Setting() {}

    /** A blank text is none. */
    static String text(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** A text area gives one text of several lines, configuration as code gives a list: both are a list of lines. */
    static List<String> lines(List<String> values) {
        List<String> lines = values == null
                ? List.of()
                : values.stream()
                        .flatMap(String::lines)
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        return items(lines);
    }

    /** A text area of these lines. */
    static String text(List<String> lines) {
        return lines == null ? "" : String.join("\n", lines);
    }

    /** A list that XStream writes as a plain list; an empty one is none. */
    static <T> List<T> items(List<T> values) {
        return values == null || values.isEmpty() ? null : new ArrayList<>(values);
    }

    static void put(Map<String, Object> tree, String key, Object value) {
        boolean empty = value == null
                || value.equals(false)
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
        if (!empty) {
            tree.put(key, value);
        }
    }
}
