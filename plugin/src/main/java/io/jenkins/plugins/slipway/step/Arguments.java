package io.jenkins.plugins.slipway.step;

import io.jenkins.plugins.slipway.delivery.Values;
import io.slipway.contract.Contract;
import io.slipway.contract.Parameter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the arguments of a call, as a Jenkinsfile or a form writes them, arguments of the types that the setters take. What cannot be
 * converted stays as it is; the contract says what is wrong with it.
 *
 * @param contract the step's
 */
record Arguments(Contract<?> contract) {
    /**
     * @param given by name
     * @return the same, for the setters; without what is null
     */
    Map<String, Object> forSetters(Map<String, ?> given) {
        Map<String, Object> arguments = Values.plain(given);
        for (Parameter parameter : contract.parameters()) {
            arguments.computeIfPresent(parameter.name(), (name, value) -> converted(Kind.of(parameter), value));
        }
        return arguments;
    }

    /**
     * @param form a submitted form's values by parameter name
     * @return arguments as a Jenkinsfile would write them: without what was left empty
     */
    Map<String, Object> fromForm(Map<String, ?> form) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (Parameter parameter : contract.parameters()) {
            Object value = form.get(parameter.name());
            Object argument = value == null ? "" : formValue(Kind.of(parameter), value);
            boolean left = argument.equals("") || argument.equals(Map.of()) || argument.equals(List.of());
            if (!left) {
                arguments.put(parameter.name(), argument);
            }
        }
        return arguments;
    }

    private static Object formValue(Kind kind, Object value) {
        return switch (kind) {
            case LIST ->
                String.valueOf(value)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
            case MAP -> entries(value instanceof Collection<?> entries ? entries : List.of(value));
            default -> String.valueOf(value).strip();
        };
    }

    /** A form sends one entry as itself, several as a list. */
    private static Map<String, Object> entries(Collection<?> entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Object entry : entries) {
            if (entry instanceof Map<?, ?> pair && pair.get("name") instanceof String name && !name.isBlank()) {
                Object value = pair.get("value");
                map.put(name.strip(), value == null ? "" : value);
            }
        }
        return map;
    }

    private static Object converted(Kind kind, Object value) {
        try {
            return switch (kind) {
                case NUMBER -> new BigDecimal(text(value)).intValueExact();
                case DECIMAL -> Double.valueOf(text(value));
                case FLAG -> truth(value);
                case LIST -> items(value);
                case MAP -> value;
                case TEXT, CHOICE, CREDENTIALS -> value instanceof Map || value instanceof List ? value : text(value);
            };
        } catch (ArithmeticException | NumberFormatException e) {
            return value;
        }
    }

    private static String text(Object value) {
        return String.valueOf(value).strip();
    }

    private static Object truth(Object value) {
        return switch (String.valueOf(value)) {
            case "true" -> true;
            case "false" -> false;
            default -> value;
        };
    }

    /** A list with one item may be written as that item. */
    private static Object items(Object value) {
        if (value instanceof Collection<?> items) {
            return items.stream().map(String::valueOf).toList();
        }
        return value.equals("") ? List.of() : List.of(String.valueOf(value));
    }
}
