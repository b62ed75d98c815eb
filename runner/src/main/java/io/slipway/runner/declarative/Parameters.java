package io.slipway.runner.declarative;

import io.slipway.runner.pipeline.Context;
import io.slipway.runner.pipeline.Described;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Definitions of parameters, of a pipeline or an input. */
final class Parameters {
    private Parameters() {}

    static List<Object> described(List<Call> calls, Evaluator evaluator, Context context) throws Exception {
        List<Object> definitions = new ArrayList<>();
        for (Call call : calls) {
            definitions.add(new Described(call.name(), evaluator.arguments(call, Described.SOLE, context)));
        }
        return definitions;
    }

    /** What an input answered, as variables: one value is that of the only parameter. */
    static Map<String, String> variables(Object answer, Map<String, Object> arguments) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (answer instanceof Map<?, ?> map) {
            map.forEach((name, value) -> variables.put(String.valueOf(name), String.valueOf(value)));
        } else if (arguments.get("parameters") instanceof List<?> list && list.get(0) instanceof Described only) {
            variables.put(only.text("name"), String.valueOf(answer));
        } else if (arguments.get("submitterParameter") != null) {
            variables.put(String.valueOf(arguments.get("submitterParameter")), String.valueOf(answer));
        }
        return variables;
    }
}
