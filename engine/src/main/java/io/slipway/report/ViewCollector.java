package io.slipway.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Mustache.VariableFetcher;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets templates see the methods without parameters that Slipway's own types declare, and nothing else: no method of a text, no key
 * of a map that a record brought along.
 */
final class ViewCollector implements Mustache.Collector {
    @Override
    public Iterator<?> toIterator(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.stream().iterator();
        }
        return value instanceof Iterable<?> several ? several.iterator() : null;
    }

    @Override
    public VariableFetcher createFetcher(Object context, String name) {
        if (!context.getClass().getName().startsWith("io.slipway.")) {
            return null;
        }
        try {
            Method method = context.getClass().getDeclaredMethod(name);
            method.setAccessible(true);
            return (of, same) -> method.invoke(of);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    @Override
    public <K, V> Map<K, V> createFetcherCache() {
        return new ConcurrentHashMap<>();
    }
}
