package io.jenkins.plugins.slipway.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.contract.Parameter;
import io.slipway.step.DeliveryStep;
import io.slipway.step.Steps;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Holds Jenkins' steps to the engine's contracts. */
class StepsTest {
    @Test
    void jenkinsHasTheStepsOfTheEngineAndNoOther() throws Exception {
        Set<String> names;
        try (Stream<Path> classes = Files.list(
                Path.of("target/classes/io/jenkins/plugins/slipway/step".replace('/', File.separatorChar)))) {
            names = classes.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("$DescriptorImpl.class"))
                    .map(name -> name.replace("Step$DescriptorImpl.class", ""))
                    .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1))
                    .collect(Collectors.toSet());
        }
        assertThat(names).isEqualTo(Steps.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.slipway.step.PipelineSteps#all")
    void isCalledByTheNameOfTheContract(DeliveryStep<?> step) throws Exception {
        assertThat(PipelineSteps.descriptor(step).getFunctionName())
                .isEqualTo(step.contract().name());
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.slipway.step.PipelineSteps#all")
    void theConstructorTakesWhatMustBeGiven(DeliveryStep<?> step) throws Exception {
        Constructor<?> constructor = PipelineSteps.type(step).getConstructors()[0];

        assertThat(constructor.isAnnotationPresent(DataBoundConstructor.class)).isTrue();
        assertThat(Arrays.stream(constructor.getParameters())
                        .map(parameter -> parameter.getName() + " " + parameter.getType()))
                .containsExactlyElementsOf(named(step, true));
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.slipway.step.PipelineSteps#all")
    void theSettersTakeTheRest(DeliveryStep<?> step) throws Exception {
        assertThat(Arrays.stream(PipelineSteps.type(step).getMethods())
                        .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                        .map(method -> property(method) + " " + method.getParameterTypes()[0]))
                .containsExactlyInAnyOrderElementsOf(named(step, false));
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.slipway.step.PipelineSteps#all")
    void theGettersGiveTheDefaultsOfTheContract(DeliveryStep<?> step) throws Exception {
        Object made = made(step, Map.of());

        for (Parameter parameter : step.contract().parameters()) {
            if (!parameter.required()) {
                assertThat(text(value(made, parameter)))
                        .as(parameter.name())
                        .isEqualTo(text(
                                Kind.of(parameter) == Kind.LIST
                                        ? items(parameter.otherwise())
                                        : parameter.otherwise()));
            }
        }
    }

    /** What a getter gives is what Jenkins writes into a Jenkinsfile: it must mean the same there. */
    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.slipway.step.PipelineSteps#all")
    void whatWasGivenComesBack(DeliveryStep<?> step) throws Exception {
        for (Parameter parameter : step.contract().parameters()) {
            if (!parameter.required()) {
                Object given = sample(Kind.of(parameter), parameter);
                Object made = made(step, Map.of(parameter.name(), given));
                assertThat(text(value(made, parameter))).as(parameter.name()).isEqualTo(text(given));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.jenkins.plugins.slipway.step.PipelineSteps#all")
    void everyMethodOfTheFormIsAPostAndKnowsWhere(DeliveryStep<?> step) throws Exception {
        List<Method> methods = Arrays.stream(
                        PipelineSteps.descriptor(step).getClass().getMethods())
                .filter(method -> method.getName().startsWith("do"))
                .toList();

        assertThat(methods).allSatisfy(method -> {
            assertThat(method.isAnnotationPresent(POST.class)).isTrue();
            assertThat(method.getParameterTypes()[0]).isEqualTo(hudson.model.Item.class);
            assertThat(method.getParameters()[1].isAnnotationPresent(QueryParameter.class))
                    .isTrue();
        });
        assertThat(methods.stream().map(Method::getName))
                .containsAll(step.contract().parameters().stream()
                        .filter(parameter -> Kind.of(parameter) == Kind.CREDENTIALS)
                        .map(parameter -> "doFill" + capital(parameter.name()) + "Items")
                        .toList());
    }

    private static List<String> named(DeliveryStep<?> step, boolean required) {
        return step.contract().parameters().stream()
                .filter(parameter -> parameter.required() == required)
                .map(parameter -> parameter.name() + " " + Kind.of(parameter).type())
                .toList();
    }

    private static String property(Method setter) {
        String name = setter.getName().substring("set".length());
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** As Jenkins makes one: by the constructor and the setters, with arguments as the descriptor converts them. */
    private static Object made(DeliveryStep<?> step, Map<String, Object> optional) throws Exception {
        Map<String, Object> required = step.contract().parameters().stream()
                .filter(Parameter::required)
                .collect(Collectors.toMap(
                        Parameter::name, it -> PipelineSteps.examples().get(it.name())));
        Map<String, Object> arguments = new HashMap<>(required);
        arguments.putAll(optional);
        Map<String, Object> converted = PipelineSteps.descriptor(step).customInstantiate(arguments);
        Constructor<?> constructor = PipelineSteps.type(step).getConstructors()[0];
        Object made = constructor.newInstance(Arrays.stream(constructor.getParameters())
                .map(parameter -> converted.get(parameter.getName()))
                .toArray());
        for (String name : optional.keySet()) {
            Method setter = Arrays.stream(made.getClass().getMethods())
                    .filter(method -> method.getName().equals("set" + capital(name)))
                    .findFirst()
                    .orElseThrow();
            setter.invoke(made, forSetter(setter.getParameterTypes()[0], converted.get(name)));
        }
        return made;
    }

    /** Jenkins makes an array of a list. */
    private static Object forSetter(Class<?> type, Object value) {
        return type == String[].class ? ((List<?>) value).toArray(String[]::new) : value;
    }

    private static Object value(Object step, Parameter parameter) throws ReflectiveOperationException {
        String prefix = Kind.of(parameter) == Kind.FLAG ? "is" : "get";
        return step.getClass().getMethod(prefix + capital(parameter.name())).invoke(step);
    }

    private static Object sample(Kind kind, Parameter parameter) {
        return switch (kind) {
            case NUMBER -> 7;
            case DECIMAL -> 6.9;
            case FLAG -> !Boolean.parseBoolean(parameter.otherwise());
            case LIST -> List.of("one", "two");
            case MAP -> Map.of("a", "1");
            default -> "text";
        };
    }

    private static Object items(String otherwise) {
        return otherwise.isEmpty() ? List.of() : List.of(otherwise);
    }

    private static String text(Object value) {
        if (value instanceof Object[] items) {
            return Arrays.toString(items);
        }
        if (value instanceof Map<?, ?> map && map.isEmpty()) {
            return "";
        }
        return value == null ? "" : String.valueOf(value);
    }
}
