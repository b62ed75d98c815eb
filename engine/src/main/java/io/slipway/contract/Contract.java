package io.slipway.contract;

import io.slipway.config.DidYouMean;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The contract of one step, read from its request record: name, help, parameters, and how the arguments of a call become a request.
 *
 * @param <Q> the request
 */
public final class Contract<Q extends Record> {
    private final Class<Q> request;
    private final Step step;
    private final List<Parameter> parameters;

    private Contract(Class<Q> request) {
        this.request = request;
        this.step = request.getAnnotation(Step.class);
        this.parameters =
                Arrays.stream(request.getRecordComponents()).map(Parameter::of).toList();
    }

    /**
     * @param request a record with {@link Step} and a {@link Param} on each component
     * @param <Q> that record
     * @return its contract
     */
    public static <Q extends Record> Contract<Q> of(Class<Q> request) {
        return new Contract<>(request);
    }

    /**
     * @return the step's name in a Jenkinsfile
     */
    public String name() {
        return step.name();
    }

    /**
     * @return what the step does
     */
    public String help() {
        return step.help();
    }

    /**
     * @return the parameters, in the record's order
     */
    public List<Parameter> parameters() {
        return parameters;
    }

    /**
     * Makes a request of a call's arguments.
     *
     * @param arguments by parameter name; texts, numbers, booleans, lists and maps, as a Jenkinsfile writes them
     * @return the request, valid
     * @throws ContractException if one is missing, unknown (with what may have been meant) or not of its type or range
     */
    public Q bind(Map<String, ?> arguments) throws ContractException {
        for (String name : arguments.keySet()) {
            requireKnown(name);
        }
        Object[] values = new Object[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(parameters.get(i), arguments.get(parameters.get(i).name()));
        }
        return construct(values);
    }

    private void requireKnown(String name) throws ContractException {
        List<String> names = parameters.stream().map(Parameter::name).toList();
        if (!names.contains(name)) {
            throw new ContractException(name(), "there is no parameter '" + name + "'" + DidYouMean.hint(name, names));
        }
    }

    private Object value(Parameter parameter, Object argument) throws ContractException {
        if (argument == null && parameter.required()) {
            throw new ContractException(
                    name(), "the parameter '%s' is missing: %s".formatted(parameter.name(), parameter.help()));
        }
        try {
            return Conversion.to(parameter.type(), argument == null ? parameter.otherwise() : argument);
        } catch (IllegalArgumentException e) {
            throw new ContractException(name(), parameter.name() + ": " + e.getMessage());
        }
    }

    private Q construct(Object... values) throws ContractException {
        Class<?>[] types = Arrays.stream(request.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<Q> constructor = request.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new ContractException(name(), String.valueOf(e.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(request + " cannot be constructed", e);
        }
    }
}
