package io.jenkins.plugins.slipway.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that may go into a pipeline's saved state: texts, numbers, booleans, and plain lists and maps of these. */
public final class Values {
    private Values() {}

    /**
     * @param map any
     * @return a copy in plain values; what is none of these becomes a text, what is missing is left out
     */
    public static Map<String, Object> plain(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                copy.put(String.valueOf(key), value(value));
            }
        });
        return copy;
    }

    private static Object value(Object value) {
        if (value instanceof Map<?, ?> map) {
            return plain(map);
        }
        if (value instanceof Collection<?> items) {
            List<Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(value(item)));
            return copy;
        }
        if (value instanceof Object[] items) {
            return value(Arrays.asList(items));
        }
        return value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
    }
}
