package io.jenkins.plugins.slipway.step;

import io.slipway.contract.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What kind of value a parameter takes, which decides the type of its setter and the look of its form. */
enum Kind {
    /** One line. */
    TEXT(String.class),
    /** One of a few words. */
    CHOICE(String.class),
    /** A whole number. */
    NUMBER(int.class),
    /** A number with a decimal point, or none. */
    DECIMAL(Double.class),
    /** True or false. */
    FLAG(boolean.class),
    /** Several texts. An array, as Jenkins' checks take a single text for one. */
    LIST(String[].class),
    /** Values by name. Plain, as Jenkins knows no entries' types. */
    MAP(Map.class),
    /** The id of a credential. */
    CREDENTIALS(String.class);

    private final Class<?> type;

    Kind(Class<?> type) {
        this.type = type;
    }

    /** The type of the getter and the setter. */
    Class<?> type() {
        return type;
    }

    static Kind of(Parameter parameter) {
        if (parameter.name().equals("credentialsId") || parameter.name().endsWith("CredentialsId")) {
            return CREDENTIALS;
        }
        return of(parameter.type());
    }

    private static Kind of(Type type) {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == Optional.class) {
                return of(generic.getActualTypeArguments()[0]);
            }
            return generic.getRawType() == List.class ? LIST : MAP;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == int.class) {
            return NUMBER;
        }
        if (plain == boolean.class) {
            return FLAG;
        }
        if (plain == BigDecimal.class) {
            return DECIMAL;
        }
        return plain.isEnum() ? CHOICE : TEXT;
    }
}
