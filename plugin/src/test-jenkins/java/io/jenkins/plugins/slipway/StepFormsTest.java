package io.jenkins.plugins.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.contract.Parameter;
import io.slipway.step.Steps;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Every step of the contract in the Snippet Generator: there, with help, and what is entered is what comes out. */
@WithJenkins
class StepFormsTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    static Stream<String> steps() {
        return Examples.steps();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyParameterOfTheContractHasAnExample(String name) {
        assertThat(Examples.of(name).keySet())
                .containsExactlyInAnyOrderElementsOf(Steps.all().get(name).contract().parameters().stream()
                        .map(Parameter::name)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void theFormGivesBackWhatItWasGiven(String name) throws Exception {
        Step before = step(name, Examples.of(name));

        Step after = new StepConfigTester(jenkins).configRoundTrip(before);

        assertThat(arguments(after)).isEqualTo(arguments(before));
        assertThat(arguments(after)).isEqualTo(Examples.of(name));
    }

    /** An untouched form must not set anything, or defaults could never change. */
    @ParameterizedTest
    @MethodSource("steps")
    void theFormLeavesOutWhatIsDefault(String name) throws Exception {
        Step before = step(name, required(name));

        Step after = new StepConfigTester(jenkins).configRoundTrip(before);

        assertThat(arguments(after)).isEqualTo(required(name));
    }

    @Test
    void snippetsAreWhatOneWouldWrite() throws Exception {
        assertSnippet("buildImage", Map.of("image", "shop/api:build"), "buildImage 'shop/api:build'");
        assertSnippet(
                "scanImage",
                Map.of("image", "shop/api:build", "failBuild", false, "threshold", 6.9),
                "scanImage failBuild: false, image: 'shop/api:build', threshold: 6.9");
        assertSnippet(
                "smokeTest",
                Map.of("image", "shop/api:build", "port", 8080, "env", Map.of("MODE", "it's a test")),
                "smokeTest env: [MODE: 'it\\'s a test'], image: 'shop/api:build', port: 8080");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void theReferenceCanBeGenerated(String name) throws Exception {
        SnippetizerTester.assertDocGeneration(descriptor(name).clazz);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyFieldHasHelp(String name) throws Exception {
        jenkins.assertHelpExists(
                descriptor(name).clazz, String.join(",", Examples.of(name).keySet()));
    }

    private void assertSnippet(String name, Map<String, Object> arguments, String snippet) throws Exception {
        new SnippetizerTester(jenkins).assertRoundTrip(step(name, arguments), snippet);
    }

    private static Map<String, Object> required(String name) {
        Map<String, Object> required = new LinkedHashMap<>(Examples.of(name));
        Steps.all().get(name).contract().parameters().stream()
                .filter(parameter -> !parameter.required())
                .map(Parameter::name)
                .forEach(required::remove);
        return required;
    }

    /** Deprecated for those who override them; callers still honour a descriptor that does. */
    @SuppressWarnings("deprecation")
    private static Map<String, Object> arguments(Step step) {
        return step.getDescriptor().uninstantiate(step).toMap();
    }

    @SuppressWarnings("deprecation")
    private static Step step(String name, Map<String, Object> arguments) throws Exception {
        return descriptor(name).newInstance(arguments);
    }

    private static StepDescriptor descriptor(String name) {
        StepDescriptor descriptor = StepDescriptor.byFunctionName(name);
        assertThat(descriptor).as("the step " + name).isNotNull();
        return descriptor;
    }
}
