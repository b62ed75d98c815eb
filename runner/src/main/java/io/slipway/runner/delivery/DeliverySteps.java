package io.slipway.runner.delivery;

import io.slipway.contract.Contract;
import io.slipway.contract.Parameter;
import io.slipway.runner.pipeline.ParameterType;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepCall;
import io.slipway.step.DeliveryStep;
import io.slipway.step.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes a pipeline's step of each delivery step. */
public final class DeliverySteps {
    private DeliverySteps() {}

    /**
     * What a delivery step does for a pipeline: {@code name → (arguments, call) → value}.
     */
    @FunctionalInterface
    public interface Runner {
        /**
         * @param step the delivery step
         * @param call the pipeline's call of it
         * @return what the call gives back
         * @throws Exception whatever went wrong
         */
        Map<String, Object> run(DeliveryStep<?> step, StepCall call) throws Exception;
    }

    /**
     * @param runner runs them
     * @return the steps, when asked for
     */
    public static Supplier<List<Step>> all(Runner runner) {
        return () -> {
            List<Step> steps = new ArrayList<>();
            Steps.all().values().forEach(step -> steps.add(step(step, runner)));
            return steps;
        };
    }

    private static Step step(DeliveryStep<?> step, Runner runner) {
        Contract<?> contract = step.contract();
        List<String> required = names(contract, true);
        List<String> optional = names(contract, false);
        return new Step(contract.name(), required, optional, types(contract), Step.Block.NONE, call -> call.build()
                .lane()
                .leave(() -> runner.run(step, call)));
    }

    private static Map<String, ParameterType> types(Contract<?> contract) {
        return contract.parameters().stream()
                .filter(parameter -> parameter.type() == int.class)
                .collect(Collectors.toMap(Parameter::name, parameter -> ParameterType.INT));
    }

    private static List<String> names(Contract<?> contract, boolean required) {
        return contract.parameters().stream()
                .filter(parameter -> parameter.required() == required)
                .map(Parameter::name)
                .toList();
    }
}
