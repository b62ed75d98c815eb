package io.slipway.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a record the request of a step: its components, each with {@link Param}, are the step's parameters. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Step {
    /**
     * @return the step's name in a Jenkinsfile
     */
    String name();

    /**
     * @return what it does, in one or two sentences
     */
    String help();
}
