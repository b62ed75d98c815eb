package io.slipway.runner.groovy;

import groovy.lang.Closure;
import groovy.lang.GString;
import io.slipway.config.DidYouMean;
import io.slipway.runner.pipeline.Body;
import io.slipway.runner.pipeline.Build;
import io.slipway.runner.pipeline.Described;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the arguments of a call as Jenkins does: a map, or a sole value for the first parameter; a closure at the end is the block. */
final class Arguments {
    private final Function<Closure<?>, Body> bodies;

    Arguments(Function<Closure<?>, Body> bodies) {
        this.bodies = bodies;
    }

    StepCall call(Step step, Object[] args, Build build) {
        List<Object> values = new ArrayList<>(Arrays.asList(args));
        Optional<Body> block = Optional.empty();
        if (!values.isEmpty() && values.get(values.size() - 1) instanceof Closure<?> closure) {
            block = Optional.of(bodies.apply(closure));
            values.remove(values.size() - 1);
        }
        return call(step, named(step, values), block, build);
    }

    StepCall call(Step step, Map<String, Object> named, Optional<Body> block, Build build) {
        named.forEach((name, value) -> {
            requireKnown(step, name);
            step.type(name).require(step.name() + "." + name, value);
        });
        step.required().stream()
                .filter(name -> !named.containsKey(name))
                .findFirst()
                .ifPresent(missing -> {
                    throw new IllegalArgumentException(
                            "%s: Missing required parameter: \"%s\"".formatted(step.name(), missing));
                });
        if (step.block() == Step.Block.REQUIRED && block.isEmpty()) {
            throw new IllegalArgumentException(step.name() + " step must be called with a body");
        }
        if (step.block() == Step.Block.NONE && block.isPresent()) {
            throw new IllegalArgumentException(step.name() + " step takes no body");
        }
        return new StepCall(step, named, block, build.context(), build);
    }

    Map<String, Object> described(Object... args) {
        if (args.length == 1 && args[0] instanceof Map<?, ?> map) {
            return plainMap(map);
        }
        Map<String, Object> sole = new LinkedHashMap<>();
        if (args.length == 1) {
            sole.put(Described.SOLE, plain(args[0]));
        } else if (args.length > 1) {
            throw new IllegalArgumentException("Expected named arguments but got " + Arrays.toString(args));
        }
        return sole;
    }

    private Map<String, Object> named(Step step, List<Object> values) {
        if (values.isEmpty()) {
            return new LinkedHashMap<>();
        }
        if (values.size() > 1) {
            throw new IllegalArgumentException("Expected named arguments but got " + values);
        }
        if (values.get(0) instanceof Map<?, ?> map && isNamed(step, map)) {
            return plainMap(map);
        }
        if (step.sole().isEmpty()) {
            throw new IllegalArgumentException(step.name() + " takes no argument, but got " + values.get(0));
        }
        Map<String, Object> sole = new LinkedHashMap<>();
        sole.put(step.sole(), plain(values.get(0)));
        return sole;
    }

    /** {@code writeJSON([a: 1])}: a map that names no parameter at all is itself the sole argument. */
    private static boolean isNamed(Step step, Map<?, ?> map) {
        return !map.containsKey("$class") || step.sole().isEmpty();
    }

    private static void requireKnown(Step step, String name) {
        List<String> known = new ArrayList<>(step.required());
        known.addAll(step.optional());
        if (!step.open() && !known.contains(name)) {
            throw new IllegalArgumentException(
                    "%s: Invalid parameter \"%s\"%s".formatted(step.name(), name, DidYouMean.hint(name, known)));
        }
    }

    private Object plain(Object value) {
        if (value instanceof GString text) {
            return text.toString();
        }
        if (value instanceof Closure<?> closure) {
            return bodies.apply(closure);
        }
        if (value instanceof Map<?, ?> map) {
            return map.containsKey("$class") ? symbol(plainMap(map)) : plainMap(map);
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(plain(item)));
            return items;
        }
        return value;
    }

    private Map<String, Object> plainMap(Map<?, ?> map) {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> plain.put(String.valueOf(key), plain(value)));
        return plain;
    }

    /** {@code [$class: 'UsernamePasswordMultiBinding', …]}: the long form of a symbol, by its class. */
    private static Described symbol(Map<String, Object> map) {
        Map<String, Object> rest = new LinkedHashMap<>(map);
        String type = String.valueOf(rest.remove("$class"));
        return new Described(type.substring(type.lastIndexOf('.') + 1), rest);
    }
}
