package io.slipway.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A parameter of a step, on the record component that takes it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {
    /** The {@link #otherwise} of a parameter that must be given. */
    String REQUIRED = "\0required";

    /**
     * @return what it is: unit, range, example
     */
    String help();

    /**
     * @return the value where it is not given, as text; empty for an empty text, list, map or {@code Optional}
     */
    String otherwise() default REQUIRED;
}
