package io.jenkins.plugins.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.model.Mapping;
import io.slipway.policy.GateRules;
import io.slipway.policy.Policy;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Binds the example of docs/jenkins.md to constructors and setters, as configuration as code does. */
class ConfigurationAsCodeTest {
    private static final Path DOCUMENT = Path.of("../docs/jenkins.md");

    @Test
    void theExampleSetsEverySettingThatThereIs() throws Exception {
        Map<String, Object> example = example();

        assertThat(example.keySet())
                .containsExactlyInAnyOrderElementsOf(settable(SlipwayConfiguration.class, "officers"));
        assertThat(map(example.get("gate")).keySet())
                .containsExactlyInAnyOrderElementsOf(settable(GateSettings.class, "threshold+"));
    }

    @Test
    void theExampleIsAPolicy() throws Exception {
        Policy policy = new PolicyTree(tree(example())).policy();

        assertThat(policy.gate().threshold()).isEqualByComparingTo(new BigDecimal("7.0"));
        assertThat(policy.gate().unscored()).isEqualTo(GateRules.Unscored.SEVERITY);
        assertThat(policy.registry("registry.example.com").credentials())
                .containsExactly("registry", "registry-readonly");
        assertThat(policy.webScanTargets()).containsExactly("https://staging.example.com");
        assertThat(policy.tools()).containsEntry("trivy", "/usr/local/bin/trivy");
        assertThat(policy.trivy().servers()).hasSize(1);
        assertThat(policy.clair()).isPresent();
    }

    @Test
    void aThresholdThatVanishedOnTheWayIsRefused() {
        assertThatThrownBy(() -> new GateSettings(null)).hasMessageContaining("without quotes");
        assertThat(new GateSettings("").tree()).isEmpty();
    }

    @Test
    void aThresholdThatVanishedOnTheWayIsRefusedInOneLine() {
        assertThatThrownBy(() -> new GateConfigurator().instance(new Mapping(), null))
                .isInstanceOf(ConfiguratorException.class)
                .hasMessage(GateSettings.VANISHED);
        assertThat(GateSettings.VANISHED).hasLineCount(1);
    }

    /** As {@link SlipwayConfiguration} joins its parts; it cannot be made without Jenkins. */
    private static Map<String, Object> tree(Map<String, Object> example) throws Exception {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("gate", ((GateSettings) bind(GateSettings.class, example.get("gate"))).tree());
        Map<String, Object> registries = new LinkedHashMap<>();
        for (Object entry : (List<?>) example.get("registries")) {
            RegistrySettings registry = (RegistrySettings) bind(RegistrySettings.class, entry);
            registries.put(registry.getHost(), registry.tree());
        }
        tree.put("registries", registries);
        tree.put("webScan", Map.of("targets", example.get("webScanTargets")));
        Map<String, Object> tools = new LinkedHashMap<>();
        for (Object entry : (List<?>) example.get("tools")) {
            ToolSettings tool = (ToolSettings) bind(ToolSettings.class, entry);
            tools.put(tool.getName(), tool.getPath());
        }
        tree.put("tools", tools);
        tree.put("trivy", ((TrivySettings) bind(TrivySettings.class, example.get("trivy"))).tree());
        tree.put("clair", ((ClairSettings) bind(ClairSettings.class, example.get("clair"))).tree());
        return tree;
    }

    private static Object bind(Type type, Object value) throws Exception {
        if (type instanceof ParameterizedType list) {
            List<Object> items = new ArrayList<>();
            for (Object item : (List<?>) value) {
                items.add(bind(list.getActualTypeArguments()[0], item));
            }
            return items;
        }
        return value instanceof Map<?, ?> ? object((Class<?>) type, map(value)) : scalar(type, value);
    }

    private static Object scalar(Type type, Object value) {
        if (type == boolean.class) {
            return value;
        }
        // See GateSettings: what is no text, truth or whole number arrives as nothing.
        return value instanceof Double ? null : String.valueOf(value);
    }

    private static Object object(Class<?> type, Map<String, Object> values) throws Exception {
        Constructor<?> constructor = constructor(type);
        Map<String, Object> rest = new LinkedHashMap<>(values);
        List<Object> arguments = Stream.of(constructor.getParameters())
                .map(parameter -> scalar(parameter.getType(), rest.remove(parameter.getName())))
                .toList();
        Object made = constructor.newInstance(arguments.toArray());
        for (Map.Entry<String, Object> setting : rest.entrySet()) {
            Method setter = setter(type, setting.getKey());
            setter.invoke(made, bind(setter.getGenericParameterTypes()[0], setting.getValue()));
        }
        return made;
    }

    private static Constructor<?> constructor(Class<?> type) {
        return Stream.of(type.getConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow();
    }

    private static Method setter(Class<?> type, String name) {
        String wanted = "set" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return setters(type)
                .filter(method -> method.getName().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no setting " + name + " in " + type));
    }

    private static Stream<Method> setters(Class<?> type) {
        return Stream.of(type.getMethods()).filter(method -> method.isAnnotationPresent(DataBoundSetter.class));
    }

    /** The settings of a type, without or (with a plus) also with the named one. */
    private static List<String> settable(Class<?> type, String other) {
        List<String> names = new ArrayList<>(setters(type)
                .map(method -> method.getName().substring(3, 4).toLowerCase(Locale.ROOT)
                        + method.getName().substring(4))
                .toList());
        names.remove(other);
        if (other.endsWith("+")) {
            names.add(other.substring(0, other.length() - 1));
        }
        return names;
    }

    @SuppressWarnings("unchecked") // YAML's keys are texts here
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> example() throws Exception {
        Matcher block = Pattern.compile("(?s)```yaml\n(unclassified:.*?)```").matcher(Files.readString(DOCUMENT));
        assertThat(block.find()).isTrue();
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(block.group(1));
        return map(map(map(root).get("unclassified")).get("slipway"));
    }
}
