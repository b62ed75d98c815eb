package io.slipway.runner.declarative;

import io.slipway.runner.pipeline.Body;
import io.slipway.runner.pipeline.Context;
import java.util.List;
import java.util.Map;

/** Options that are block steps, around what they hold for. */
final class OptionBlocks {
    private static final Map<String, String> SOLE = Map.of(
            "retry",
            "count",
            "timeout",
            "time",
            "ansiColor",
            "colorMapName",
            "lock",
            "resource",
            "warnError",
            "message",
            "withEnv",
            "overrides",
            "withCredentials",
            "bindings");

    private final Evaluator evaluator;

    OptionBlocks(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Object in(List<Call> options, Context context, Body body) throws Exception {
        List<Call> blocks = options.stream()
                .filter(option -> Names.OPTION_STEPS.contains(option.name()))
                .toList();
        return nested(blocks, context, body);
    }

    private Object nested(List<Call> blocks, Context context, Body body) throws Exception {
        if (blocks.isEmpty()) {
            return body.run(context);
        }
        Call outer = blocks.get(0);
        Map<String, Object> arguments = evaluator.arguments(outer, SOLE.getOrDefault(outer.name(), ""), context);
        Body inner = inside -> nested(blocks.subList(1, blocks.size()), inside, body);
        return evaluator.dsl().step(outer.name(), arguments, inner, context);
    }

    static boolean has(List<Call> options, String name) {
        return options.stream()
                .anyMatch(option -> option.name().equals(name)
                        && !option.constant("value")
                                .filter(Boolean.FALSE::equals)
                                .isPresent());
    }
}
