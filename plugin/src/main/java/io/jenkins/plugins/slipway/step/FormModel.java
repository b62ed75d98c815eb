package io.jenkins.plugins.slipway.step;

import io.slipway.config.Words;
import io.slipway.contract.Contract;
import io.slipway.contract.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the views of a step's form ask: how its parameters look. */
public final class FormModel {
    private final Contract<?> contract;

    FormModel(Contract<?> contract) {
        this.contract = contract;
    }

    /**
     * @param parameter a parameter's name
     * @return in lower case: {@code text}, {@code choice}, {@code number}, {@code decimal}, {@code flag}, {@code list}, {@code map} or
     *     {@code credentials}
     */
    public String kind(String parameter) {
        return Kind.of(parameter(parameter)).name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param parameter a parameter's name
     * @return its title: the name in words
     */
    public String title(String parameter) {
        String words = parameter
                .replaceFirst("CredentialsId$|credentialsId$", "Credentials")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /**
     * @param parameter a parameter's name
     * @return its default as text; empty if it must be given, or has none
     */
    public String otherwise(String parameter) {
        return parameter(parameter).required() ? "" : parameter(parameter).otherwise();
    }

    /**
     * @param parameter a parameter that takes one of a few words
     * @return these words; an empty one first where it may be left open
     */
    public List<String> choices(String parameter) {
        Parameter asked = parameter(parameter);
        Type type =
                asked.type() instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : asked.type();
        List<String> words = Arrays.stream(((Class<?>) type).getEnumConstants())
                .map(constant -> Words.of((Enum<?>) constant))
                .toList();
        if (asked.type() == type) {
            return words;
        }
        return Stream.concat(Stream.of(""), words.stream()).toList();
    }

    /**
     * @param step the step in the form; null for a new one
     * @param parameter a parameter that takes a list
     * @return its items, one a line
     */
    public String lines(DeliveryPipelineStep step, String parameter) {
        return step == null ? otherwise(parameter) : step.lines(parameter);
    }

    /**
     * @param step the step in the form; null for a new one
     * @param parameter a parameter that takes a map
     * @return its entries
     */
    public List<DeliveryPipelineStep.Entry> entries(DeliveryPipelineStep step, String parameter) {
        return step == null ? List.of() : step.entries(parameter);
    }

    /**
     * @param step the step in the form; null for a new one
     * @param parameter a parameter that takes a single value
     * @return its value as text
     */
    public String value(DeliveryPipelineStep step, String parameter) {
        return step == null ? otherwise(parameter) : step.text(parameter);
    }

    private Parameter parameter(String name) {
        return contract.parameters().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(contract.name() + " has no parameter " + name));
    }
}
