package io.slipway.contract;

import io.slipway.config.DidYouMean;
import io.slipway.config.Words;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns what a Jenkinsfile writes into what a request's component takes. Each failure is an {@link IllegalArgumentException} of one line. */
final class Conversion {
    private Conversion() {}

    static Object to(Type type, Object value) {
        if (type instanceof ParameterizedType generic) {
            return toGeneric(generic, value);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Object.class || plain.isInstance(value)) {
            return value;
        }
        if (plain == boolean.class) {
            return truth(value);
        }
        if (plain.isEnum()) {
            return constant(plain, text(value));
        }
        return toPlain(plain, value);
    }

    private static Object toGeneric(ParameterizedType generic, Object value) {
        Type[] arguments = generic.getActualTypeArguments();
        if (generic.getRawType() == Optional.class) {
            return "".equals(value) ? Optional.empty() : Optional.of(to(arguments[0], value));
        }
        if (generic.getRawType() == List.class) {
            return items(value).stream().map(item -> to(arguments[0], item)).toList();
        }
        if (generic.getRawType() == Map.class) {
            return entries(value, arguments[1]);
        }
        throw new IllegalStateException("no conversion to " + generic);
    }

    private static Collection<?> items(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection;
        }
        if (value instanceof Map) {
            throw new IllegalArgumentException("expected a list, not a map");
        }
        return "".equals(value) ? List.of() : List.of(value);
    }

    private static Map<String, Object> entries(Object value, Type type) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> entries.put(String.valueOf(key), to(type, item)));
        } else if (!"".equals(value)) {
            throw new IllegalArgumentException("expected a map such as [name: 'value'], not '" + value + "'");
        }
        return entries;
    }

    private static Object toPlain(Class<?> plain, Object value) {
        if (plain == String.class) {
            return text(value);
        }
        if (plain == int.class) {
            return whole(text(value));
        }
        if (plain == BigDecimal.class) {
            return decimal(text(value));
        }
        return parsed(plain, text(value));
    }

    private static String text(Object value) {
        if (value instanceof Collection || value instanceof Map) {
            throw new IllegalArgumentException("expected a single value, not " + value);
        }
        return String.valueOf(value);
    }

    private static boolean truth(Object value) {
        return switch (String.valueOf(value)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + value + "' is neither true nor false");
        };
    }

    private static int whole(String text) {
        try {
            return decimal(text).intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number", e);
        }
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a number", e);
        }
    }

    private static Object constant(Class<?> type, String word) {
        Map<String, Object> words = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(constant -> Words.of((Enum<?>) constant), constant -> constant));
        if (!words.containsKey(word)) {
            throw new IllegalArgumentException("'" + word + "' is not allowed" + DidYouMean.hint(word, words.keySet()));
        }
        return words.get(word);
    }

    /** A value type of ours has a static {@code parse(String)} that throws {@link IllegalArgumentException}. */
    private static Object parsed(Class<?> type, String text) {
        try {
            Method parse = type.getMethod("parse", String.class);
            if (!Modifier.isStatic(parse.getModifiers())) {
                throw new IllegalStateException(parse + " is not static");
            }
            return parse.invoke(null, text);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(type + ".parse failed", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no conversion to " + type, e);
        }
    }
}
