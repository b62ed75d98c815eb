package io.jenkins.plugins.slipway.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.contract.Contract;
import io.slipway.step.Steps;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void aSingleItemIsAListAsInTheRunner() {
        assertThat(arguments("scanImage").forSetters(Map.of("scanner", "trivy")))
                .containsEntry("scanner", List.of("trivy"));
        assertThat(arguments("scanImage").forSetters(Map.of("scanner", List.of("trivy", "clair"))))
                .containsEntry("scanner", List.of("trivy", "clair"));
    }

    @Test
    void numbersMayBeTexts() {
        assertThat(arguments("smokeTest").forSetters(Map.of("port", "5000", "timeout", 3L)))
                .containsEntry("port", 5000)
                .containsEntry("timeout", 3);
        assertThat(arguments("scanImage").forSetters(Map.of("threshold", "6.9", "failBuild", "false")))
                .containsEntry("threshold", 6.9)
                .containsEntry("failBuild", false);
    }

    @Test
    void whatCannotBeConvertedStaysForTheContractToRefuse() {
        assertThat(arguments("smokeTest").forSetters(Map.of("port", "many"))).containsEntry("port", "many");
    }

    @Test
    void whatIsMissingIsLeftOut() {
        Map<String, Object> given = new HashMap<>();
        given.put("credentialsId", null);

        assertThat(arguments("smokeTest").forSetters(given)).isEmpty();
    }

    @Test
    void nestedMapsStayMaps() {
        assertThat(arguments("ansibleDeploy")
                        .forSetters(Map.of("verify", Map.of("url", "http://x", "expectStatus", 200))))
                .containsEntry("verify", Map.of("url", "http://x", "expectStatus", 200));
    }

    @Test
    void aFormsEntriesAreAMapAndItsLinesAList() {
        Map<String, Object> one = Map.of("buildArgs", Map.of("name", "A", "value", "1"));
        Map<String, Object> several = Map.of(
                "image", " shop/api:build ",
                "buildArgs",
                        Arrays.asList(
                                Map.of("name", "A", "value", "1"),
                                Map.of("name", "", "value", "x"),
                                Map.of("name", "B", "value", "")),
                "cacheFrom", "one\n\n two \n",
                "pull", true,
                "target", "",
                "stapler-class", "x");

        assertThat(arguments("buildImage").fromForm(one)).isEqualTo(Map.of("buildArgs", Map.of("A", "1")));
        assertThat(arguments("buildImage").fromForm(several))
                .isEqualTo(Map.of(
                        "image",
                        "shop/api:build",
                        "buildArgs",
                        Map.of("A", "1", "B", ""),
                        "cacheFrom",
                        List.of("one", "two"),
                        "pull",
                        "true"));
    }

    @Test
    void aFieldIsCheckedAsTheContractChecksIt() {
        assertThat(check("smokeTest", "port", "70000")).isPresent();
        assertThat(check("smokeTest", "port", "")).isPresent();
        assertThat(check("smokeTest", "port", "5000")).isEmpty();
        assertThat(check("buildImage", "image", "--privileged").orElseThrow()).contains("image");
        assertThat(check("scanImage", "threshold", "6.9")).isEmpty();
        assertThat(check("pushImage", "to", "registry.example.com/shop/api")).isEmpty();
    }

    @Test
    void theExamplesOfTheFieldChecksAreRightForEveryStep() {
        assertThat(Steps.all().values())
                .allSatisfy(step -> assertThat(new FieldCheck(step.contract()).problem("nothing", ""))
                        .isEmpty());
    }

    @Test
    void aFormSaysInOneLineWhatIsMissing() {
        assertThat(new FieldCheck(contract("buildImage")).problem(Map.of()).orElseThrow())
                .contains("buildImage", "image")
                .hasLineCount(1);
        assertThat(new FieldCheck(contract("smokeTest")).problem(Map.of("image", "shop/api:build", "port", "many")))
                .isPresent();
    }

    @Test
    void aFormsTextMayBecomeAnExpression() {
        Map<String, Object> form =
                Map.of("playbook", "deploy.yml", "inventory", "${INVENTORY}", "images", Map.of("api", "env.API_IMAGE"));

        assertThat(new FieldCheck(contract("ansibleDeploy")).problem(form)).isEmpty();
    }

    private static Optional<String> check(String step, String parameter, String value) {
        return new FieldCheck(contract(step)).problem(parameter, value);
    }

    private static Arguments arguments(String step) {
        return new Arguments(contract(step));
    }

    private static Contract<?> contract(String step) {
        return Steps.all().get(step).contract();
    }
}
