package io.slipway.step;

import io.slipway.contract.Contract;
import io.slipway.contract.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The reference of all steps as Markdown, written from their contracts. */
public final class StepReference {
    private StepReference() {}

    /**
     * @return the content of {@code docs/steps.md}
     */
    public static String markdown() {
        StringBuilder text = new StringBuilder("""
                # Steps

                Written from the code (`io.slipway.step.StepReference`); a test holds this file to it.
                """);
        Steps.all().values().forEach(step -> text.append(section(step.contract())));
        return text.toString();
    }

    private static String section(Contract<?> contract) {
        StringBuilder text =
                new StringBuilder("\n## %s\n\n%s\n\n| parameter | value | otherwise | what it is |\n|---|---|---|---|\n"
                        .formatted(contract.name(), contract.help()));
        contract.parameters().forEach(parameter -> text.append(row(parameter)));
        return text.toString();
    }

    private static String row(Parameter parameter) {
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        parameter.name(),
                        kind(parameter.type()),
                        otherwise(parameter),
                        parameter.help().replace("|", "\\|"));
    }

    private static String otherwise(Parameter parameter) {
        if (parameter.required()) {
            return "**required**";
        }
        return parameter.otherwise().isEmpty() ? "–" : "`" + parameter.otherwise() + "`";
    }

    private static String kind(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == Optional.class) {
                return kind(last);
            }
            return generic.getRawType() == Map.class ? "map" : "list of " + kind(last);
        }
        return kind((Class<?>) type);
    }

    private static String kind(Class<?> type) {
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == BigDecimal.class) {
            return "number";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> "`" + io.slipway.config.Words.of((Enum<?>) constant) + "`")
                    .collect(Collectors.joining(", "));
        }
        return "text";
    }
}
