package io.jenkins.plugins.slipway.step;

import io.slipway.step.DeliveryStep;
import io.slipway.step.Steps;
import java.util.Map;
import java.util.stream.Stream;

/** The steps of the engine, and the classes that offer them to Jenkins. */
final class PipelineSteps {
    private PipelineSteps() {}

    static Stream<DeliveryStep<?>> all() {
        return Steps.all().values().stream();
    }

    static Class<?> type(DeliveryStep<?> step) throws ClassNotFoundException {
        return Class.forName(PipelineSteps.class.getPackageName() + "." + simpleName(step));
    }

    static String simpleName(DeliveryStep<?> step) {
        String name = step.contract().name();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Step";
    }

    static DeliveryStepDescriptor descriptor(DeliveryStep<?> step) throws ReflectiveOperationException {
        return Class.forName(type(step).getName() + "$DescriptorImpl")
                .asSubclass(DeliveryStepDescriptor.class)
                .getConstructor()
                .newInstance();
    }

    /** Right values of the parameters that must be given. */
    static Map<String, Object> examples() {
        return FieldCheck.EXAMPLES;
    }
}
