package io.jenkins.plugins.slipway.step;

import io.jenkins.plugins.slipway.delivery.Call;
import io.slipway.contract.Contract;
import io.slipway.contract.Parameter;
import io.slipway.step.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * A delivery step as a pipeline configures it: the arguments by name. Whether they are right is decided by the step's contract in the engine;
 * the getters and setters of the subclasses give Jenkins names and types for its forms and its generated documentation.
 */
public abstract class DeliveryPipelineStep extends Step {
    private final String name;
    private final Map<String, Object> arguments = new TreeMap<>();

    /**
     * @param name the step's name, as in its contract
     */
    protected DeliveryPipelineStep(String name) {
        this.name = name;
    }

    @Override
    public final StepExecution start(StepContext context) {
        return new DeliveryExecution(context, new Call(name, arguments));
    }

    /**
     * @return what was given, by parameter name
     */
    final Map<String, Object> arguments() {
        return Map.copyOf(arguments);
    }

    final void give(String parameter, Object value) {
        if (value == null) {
            arguments.remove(parameter);
        } else {
            arguments.put(parameter, value);
        }
    }

    /** What was given, otherwise the default of the contract. */
    final String text(String parameter) {
        return String.valueOf(arguments.getOrDefault(parameter, otherwise(parameter)));
    }

    final int number(String parameter) {
        return Integer.parseInt(text(parameter));
    }

    final boolean flag(String parameter) {
        return Boolean.parseBoolean(text(parameter));
    }

    final Double decimal(String parameter) {
        String text = text(parameter);
        return text.isEmpty() ? null : Double.valueOf(text);
    }

    final String[] list(String parameter) {
        Object value = arguments.get(parameter);
        if (value instanceof String[] items) {
            return items.clone();
        }
        String otherwise = otherwise(parameter);
        return otherwise.isEmpty() ? new String[0] : new String[] {otherwise};
    }

    final Map<String, Object> map(String parameter) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (arguments.get(parameter) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }

    /** For the form: the lines of a list. */
    final String lines(String parameter) {
        return String.join("\n", list(parameter));
    }

    /** For the form: the entries of a map. */
    final List<Entry> entries(String parameter) {
        List<Entry> entries = new ArrayList<>();
        map(parameter).forEach((key, value) -> entries.add(new Entry(key, String.valueOf(value))));
        return entries;
    }

    private String otherwise(String parameter) {
        Contract<?> contract = Steps.all().get(name).contract();
        return contract.parameters().stream()
                .filter(it -> it.name().equals(parameter) && !it.required())
                .map(Parameter::otherwise)
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return name + Arrays.toString(arguments.keySet().toArray());
    }

    /**
     * An entry of a map, as a form shows it.
     *
     * @param name its key
     * @param value its value as text
     */
    public record Entry(String name, String value) {
        /**
         * @return its key
         */
        public String getName() {
            return name;
        }

        /**
         * @return its value as text
         */
        public String getValue() {
            return value;
        }
    }
}
