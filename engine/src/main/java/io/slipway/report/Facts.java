package io.slipway.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The facts of an entry, read tolerantly: what is missing or of another kind than expected is empty, so that a report can always be
 * made.
 *
 * @param values by name, as JSON gives them
 */
public record Facts(Map<?, ?> values) {
    private static final int LONGEST = 4_000;

    /**
     * @param value anything
     * @return its names and values if it is a map, otherwise none
     */
    public static Facts of(Object value) {
        return new Facts(value instanceof Map<?, ?> map ? map : Map.of());
    }

    /**
     * @param names a fact's name, and what else it may be called
     * @return the first that is there, in words; otherwise nothing
     */
    public String text(String... names) {
        for (String name : names) {
            String text = words(values.get(name));
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /**
     * @param name a fact's name
     * @return its number; 0 where it is none
     */
    public long number(String name) {
        return values.get(name) instanceof Number number ? number.longValue() : 0;
    }

    /**
     * @param name a fact's name
     * @return whether it says true
     */
    public boolean says(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /**
     * @param name a fact's name
     * @return the maps of that list
     */
    public List<Facts> list(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(Facts::of).toList()
                : List.of();
    }

    /**
     * @param name a fact's name
     * @return the texts of that list; one text counts as a list of it
     */
    public List<String> texts(String name) {
        Object value = values.get(name);
        List<?> list = value instanceof List<?> several ? several : value == null ? List.of() : List.of(value);
        return list.stream().map(Facts::words).toList();
    }

    /**
     * @param name a fact's name
     * @return the names and values of that map
     */
    public Facts map(String name) {
        return of(values.get(name));
    }

    /**
     * @return every fact in words
     */
    public List<Fact> all() {
        List<Fact> all = new ArrayList<>();
        values.forEach((name, value) -> all.add(new Fact(String.valueOf(name), words(value))));
        return all;
    }

    /**
     * One fact in words.
     *
     * @param name what it is called
     * @param value what it says
     */
    public record Fact(String name, String value) {}

    private static String words(Object value) {
        String words = spell(value);
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + " … (the rest stands in record.json)";
    }

    private static String spell(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + spell(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Facts::spell).collect(Collectors.joining("; "));
        }
        return value == null ? "" : value.toString();
    }
}
