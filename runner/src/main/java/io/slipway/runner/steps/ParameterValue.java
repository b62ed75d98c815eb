package io.slipway.runner.steps;

import io.slipway.config.DidYouMean;
import io.slipway.host.DeliveryException;
import io.slipway.runner.pipeline.Described;
import java.util.Arrays;
import java.util.List;

/** The value of a parameter by its definition. */
final class ParameterValue {
    private ParameterValue() {}

    /** The given text as the definition's type, or its default where null is given. */
    static Object of(Described definition, String given) throws DeliveryException {
        return switch (definition.symbol()) {
            case "booleanParam" -> truth(definition, given == null ? otherwise(definition, "false") : given);
            case "choice" -> choice(definition, given);
            case "string", "text", "password" -> {
                String text = given == null ? otherwise(definition, "") : given;
                yield Boolean.TRUE.equals(definition.arguments().get("trim")) ? text.strip() : text;
            }
            default ->
                throw new DeliveryException("parameter '%s': the runner knows no type '%s'"
                        .formatted(definition.text("name"), definition.symbol()));
        };
    }

    private static String otherwise(Described definition, String last) {
        Object value = definition.arguments().get("defaultValue");
        return value == null ? last : String.valueOf(value);
    }

    private static Boolean truth(Described definition, String text) throws DeliveryException {
        if (!"true".equals(text) && !"false".equals(text)) {
            throw new DeliveryException(
                    "parameter '%s': '%s' is neither true nor false".formatted(definition.text("name"), text));
        }
        return Boolean.valueOf(text);
    }

    private static String choice(Described definition, String given) throws DeliveryException {
        Object choices = definition.arguments().get("choices");
        List<String> all = choices instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : Arrays.asList(String.valueOf(choices).split("\n"));
        if (all.isEmpty()) {
            throw new DeliveryException("parameter '%s' has no choices".formatted(definition.text("name")));
        }
        if (given != null && !all.contains(given)) {
            throw new DeliveryException("parameter '%s': '%s' is no choice%s"
                    .formatted(definition.text("name"), given, DidYouMean.hint(given, all)));
        }
        return given == null ? all.get(0) : given;
    }
}
