package io.slipway.runner.groovy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/** What the spread operators do while a pipeline runs; called by the code that {@link Desugaring} leaves in their place. */
public final class Spread {
    private Spread() {}

    /** Several arguments in the place of one. */
    record Arguments(List<?> values) {}

    /**
     * @param values a list, array or other collection
     * @return its elements as arguments
     */
    public static Object arguments(Object values) {
        return new Arguments(elements(values));
    }

    /**
     * @param values the items of a list literal
     * @return the list, in which each item of {@link #arguments} is spread
     */
    public static List<Object> list(List<?> values) {
        List<Object> all = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof Arguments several) {
                all.addAll(several.values());
            } else {
                all.add(value);
            }
        }
        return all;
    }

    /**
     * @param parts the maps of a map literal, in their order; null for an empty one
     * @return them in one
     */
    public static Map<Object, Object> map(List<?> parts) {
        Map<Object, Object> all = new LinkedHashMap<>();
        for (Object part : parts) {
            if (part instanceof Map<?, ?> map) {
                all.putAll(map);
            } else if (part != null) {
                throw new IllegalArgumentException(
                        "cannot spread " + part.getClass().getName() + " as a map");
            }
        }
        return all;
    }

    private static List<Object> elements(Object values) {
        if (values == null) {
            return List.of();
        }
        Collection<?> collection = DefaultTypeTransformation.asCollection(values);
        return new ArrayList<>(collection);
    }
}
