package io.slipway.contract;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;

/**
 * One parameter of a step.
 *
 * @param name as written in a Jenkinsfile
 * @param type the component's type
 * @param help what it is
 * @param otherwise the value where it is not given, as text; {@link Param#REQUIRED} where it must be given
 */
public record Parameter(String name, Type type, String help, String otherwise) {
    static Parameter of(RecordComponent component) {
        Param param = component.getAnnotation(Param.class);
        if (param == null) {
            throw new IllegalStateException(component + " has no @Param");
        }
        return new Parameter(component.getName(), component.getGenericType(), param.help(), param.otherwise());
    }

    /**
     * @return whether it must be given
     */
    public boolean required() {
        return Param.REQUIRED.equals(otherwise);
    }
}
