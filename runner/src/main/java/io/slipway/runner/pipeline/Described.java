package io.slipway.runner.pipeline;

import java.util.Map;

/**
 * Something that is configured by a call but does nothing by itself, such as {@code usernamePassword(credentialsId: 'x')}.
 *
 * @param symbol its name
 * @param arguments by name; that of a sole positional argument is {@code value}
 */
public record Described(String symbol, Map<String, Object> arguments) {
    /** The name of a sole positional argument. */
    public static final String SOLE = "value";

    /**
     * @param name an argument's name
     * @return its value as text; empty where it is not given
     */
    public String text(String name) {
        Object value = arguments.get(name);
        return value == null ? "" : String.valueOf(value);
    }
}
