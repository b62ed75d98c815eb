package io.slipway.runner.pipeline;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a parameter of a step takes, where Jenkins is strict about it. */
public enum ParameterType {
    /** Anything; the step looks at it itself. */
    ANY("class java.lang.Object"),
    /** Text: Jenkins takes neither numbers nor truth values nor lists for it. */
    TEXT("class java.lang.String"),
    /** A whole number: at run time the text of one will do, in a Declarative Pipeline's source it will not. */
    INT("int"),
    /** A unit of time. */
    UNIT("class java.util.concurrent.TimeUnit");

    private final String type;

    ParameterType(String type) {
        this.type = type;
    }

    /**
     * @param name the parameter's name
     * @param literal what a Declarative Pipeline's source gives it
     * @return what Jenkins' validator says against it; empty if nothing
     */
    public Optional<String> refusal(String name, Object literal) {
        boolean fits =
                switch (this) {
                    case ANY -> true;
                    case TEXT -> !(literal instanceof Integer) && !(literal instanceof Boolean);
                    case INT -> !(literal instanceof String) && !(literal instanceof Boolean);
                    case UNIT ->
                        Arrays.stream(TimeUnit.values())
                                .anyMatch(unit -> unit.name().equals(literal));
                };
        return fits || literal == null
                ? Optional.empty()
                : Optional.of("Expecting \"%s\" for parameter \"%s\" but got \"%s\" of type %s instead"
                        .formatted(type, name, literal, literal.getClass()));
    }

    /**
     * @param name the step's and the parameter's name
     * @param value what the running pipeline gives it
     * @throws ClassCastException if Jenkins would not take it
     */
    public void require(String name, Object value) {
        if (this == TEXT && value != null && !(value instanceof String)) {
            throw new ClassCastException("%s expects %s but received %s".formatted(name, type, value.getClass()));
        }
    }
}
