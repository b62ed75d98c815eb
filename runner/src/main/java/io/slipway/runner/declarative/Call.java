package io.slipway.runner.declarative;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call in a section that configures something, such as an option or a condition, not yet evaluated. */
record Call(String name, Map<String, Value> named, List<Value> positional, List<Call> nested, Position at) {
    Call {
        positional = List.copyOf(positional);
        nested = List.copyOf(nested);
    }

    static Call bare(String name, Position at) {
        return new Call(name, Map.of(), List.of(), List.of(), at);
    }

    /** The constant value of an argument, by its name or as the sole positional one. */
    Optional<Object> constant(String argument) {
        Value value = named.get(argument);
        if (value == null && positional.size() == 1) {
            value = positional.get(0);
        }
        return value instanceof Value.Constant constant ? Optional.ofNullable(constant.value()) : Optional.empty();
    }
}
