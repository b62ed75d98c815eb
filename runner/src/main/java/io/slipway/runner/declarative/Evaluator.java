package io.slipway.runner.declarative;

import groovy.lang.Closure;
import groovy.lang.GString;
import io.slipway.runner.groovy.Dsl;
import io.slipway.runner.pipeline.Build;
import io.slipway.runner.pipeline.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes the model's values: runs the closures that it refers to. */
final class Evaluator {
    private final Dsl dsl;
    private final List<Closure<?>> closures;

    Evaluator(Dsl dsl, List<Closure<?>> closures) {
        this.dsl = dsl;
        this.closures = List.copyOf(closures);
    }

    Build build() {
        return dsl.build();
    }

    Dsl dsl() {
        return dsl;
    }

    Object run(Value.Code code, Context context) throws Exception {
        Closure<?> closure = closures.get(code.index());
        return build().in(context, () -> dsl.run(closure::call));
    }

    Object value(Value value, Context context) throws Exception {
        if (value instanceof Value.Code code) {
            Object computed = run(code, context);
            return computed instanceof GString text ? text.toString() : computed;
        }
        if (value instanceof Value.CredentialsOf credentials) {
            return value(credentials.id(), context);
        }
        return ((Value.Constant) value).value();
    }

    /** The arguments of a call; a sole positional one under the given name. */
    Map<String, Object> arguments(Call call, String sole, Context context) throws Exception {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (Map.Entry<String, Value> entry : call.named().entrySet()) {
            arguments.put(entry.getKey(), value(entry.getValue(), context));
        }
        if (call.positional().size() == 1 && !sole.isEmpty()) {
            arguments.put(sole, value(call.positional().get(0), context));
        }
        return arguments;
    }

    /** The positional arguments of a call. */
    List<Object> positional(Call call, Context context) throws Exception {
        List<Object> values = new ArrayList<>();
        for (Value value : call.positional()) {
            values.add(value(value, context));
        }
        return values;
    }
}
