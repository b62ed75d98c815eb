package io.slipway.runner.steps;

import io.slipway.config.DidYouMean;
import io.slipway.host.DeliveryException;
import io.slipway.runner.pipeline.Described;
import io.slipway.runner.pipeline.Step;
import io.slipway.runner.pipeline.StepCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps about the job: its properties and parameters, and what only Jenkins has. */
public final class JobSteps {
    private final Map<String, String> given;

    /**
     * @param given the parameters that the run was started with
     */
    public JobSteps(Map<String, String> given) {
        this.given = Map.copyOf(given);
    }

    /**
     * @return the steps
     */
    public List<Step> all() {
        return List.of(
                Step.of("properties", "properties", "", this::properties),
                Step.of(
                        "tool",
                        "name",
                        "type",
                        call -> unavailable("it has no tool installations; what is on PATH is used by sh")),
                Step.of("mail", "", "subject body to cc bcc from replyTo charset mimeType", JobSteps::mail),
                Step.of("emailext", "", "*", JobSteps::mail),
                Step.of(
                        "build",
                        "job",
                        "parameters propagate quietPeriod wait",
                        call -> unavailable("it has no other jobs")),
                Step.of("publishHTML", "target", "", JobSteps::mail));
    }

    private static Object unavailable(String why) throws DeliveryException {
        throw new DeliveryException("not in the runner: " + why);
    }

    private static Object mail(StepCall call) {
        call.say(call.step().name() + ": not in the runner, so nothing is sent or published");
        return null;
    }

    private Object properties(StepCall call) throws Exception {
        if (call.arguments().get("properties") instanceof List<?> properties) {
            for (Object property : properties) {
                if (property instanceof Described described && "parameters".equals(described.symbol())) {
                    define(call, described.arguments().get(Described.SOLE));
                }
            }
        }
        return null;
    }

    private void define(StepCall call, Object definitions) throws DeliveryException {
        Map<String, Object> defined = new LinkedHashMap<>();
        for (Object item : definitions instanceof List<?> list ? list : List.of()) {
            if (item instanceof Described definition) {
                String name = definition.text("name");
                defined.put(name, ParameterValue.of(definition, given.get(name)));
            }
        }
        for (String name : given.keySet()) {
            if (!defined.containsKey(name)) {
                throw new DeliveryException("--param " + name + ": the pipeline has no such parameter"
                        + DidYouMean.hint(name, defined.keySet()));
            }
        }
        call.build().parameters().clear();
        call.build().parameters().putAll(defined);
        defined.forEach((name, value) -> call.build().environment().set(name, String.valueOf(value)));
    }
}
