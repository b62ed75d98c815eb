package io.slipway.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestDelivery;
import io.slipway.host.DeliveryException;
import io.slipway.policy.Policy;
import io.slipway.policy.PolicyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parameter of every step stands in one of two tables: those with which a pipeline could loosen the policy, and those without a say in it. */
class StricterOnlyTest {
    private static final String DIGEST = "sha256:" + "0".repeat(64);
    private static final String POLICY = """
            gate: {threshold: 6.5, unscored: block}
            registries: {registry.test: {credentials: [bound]}}
            webScan: {targets: ['http://listed.test/app']}
            """;

    /** Step, parameter, a value that would loosen, and what is said of it. */
    private static final String COULD_LOOSEN = """
            scanImage | threshold | 6.6 | 'threshold: 6.6' is looser than slipway-policy.yaml, which says 6.5
            scanImage | threshold | 10 | 'threshold: 10' is looser than slipway-policy.yaml
            scanImage | unscored | severity | 'unscored: severity' is looser than slipway-policy.yaml, which says block
            pushImage | credentialsId | other | credential 'other' is not sent to registry.test: slipway-policy.yaml does not bind it there
            promoteImage | credentialsId | other | credential 'other' is not sent to registry.test: slipway-policy.yaml does not bind it there
            promoteImage | fromCredentialsId | other | credential 'other' is not sent to registry.test: slipway-policy.yaml does not bind it there
            webScan | target | http://elsewhere.test/ | http://elsewhere.test/ is not scanned: slipway-policy.yaml does not list it
            webScan | target | http://listed.test/ | slipway-policy.yaml does not list it
            """;

    /** Step, parameters, and why they have no say in the policy. */
    private static final String NO_SAY = """
            buildImage | image context dockerfile buildArgs labels target platform pull cacheFrom builder | what is built is scanned, whatever it is
            smokeTest | image port path method credentialsId headers body expectStatus expectBody expectJson env volumes readyTimeout timeout | the policy says nothing of smoke tests; the credential goes to the tested container alone
            scanImage | image | pushImage judges the verdict again under the destination's name
            scanImage | scanner server timeout | each scanner must prove that it looked
            scanImage | acceptances | it is read from the delivered commit, and held to the policy's days and officers
            scanImage | failBuild | the verdict stays 'block', so nothing is pushed
            pushImage | image to tags | only what has a passing verdict, under the destination's name
            promoteImage | from to tags | only what was pushed and has a passing verdict, under the destination's name
            ansibleDeploy | playbook inventory images limit tags check verify rollback extraVars | only digests that were pushed and have a passing verdict
            ansibleDeploy | credentialsId registryCredentialsId becomeCredentialsId vaultCredentialsId | those of the run; registryCredentialsId is bound by the policy to the images' registry
            webScan | scanner attacks profile checks failOn baseline budgetMinutes | the policy says what may be attacked, not how
            readDeliveryPlan | file | it gives values to the other steps, which are judged there
            """;

    @TempDir
    private Path directory;

    private record Row(String step, String parameter, String value, String problem) {}

    static Stream<Row> couldLoosen() {
        return COULD_LOOSEN
                .lines()
                .map(line -> line.split(" \\| ", -1))
                .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3]));
    }

    @ParameterizedTest
    @MethodSource("couldLoosen")
    void refusesAValueThatLoosensThePolicyAndNamesIt(Row row) throws Exception {
        Path file = Files.writeString(directory.resolve("slipway-policy.yaml"), POLICY);
        Policy policy = PolicyFile.read(file);
        Map<String, Object> arguments = new HashMap<>(arguments(row.step()));
        arguments.put(
                row.parameter(), row.value().matches("[0-9.]+") ? new java.math.BigDecimal(row.value()) : row.value());
        try (TestDelivery delivery = new TestDelivery(directory, policy, Instant.parse("2026-06-15T12:00:00Z"))) {
            assertThatThrownBy(() -> delivery.call(Steps.all().get(row.step()), arguments))
                    .isInstanceOf(DeliveryException.class)
                    .hasMessageContaining(row.problem())
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    void everyParameterOfEveryStepIsInATable() {
        List<String> judged = Stream.concat(
                        couldLoosen().map(row -> row.step() + "." + row.parameter()),
                        NO_SAY.lines().map(line -> line.split(" \\| ", -1)).flatMap(cells -> Arrays.stream(
                                        cells[1].split(" ", -1))
                                .map(parameter -> cells[0] + "." + parameter)))
                .distinct()
                .toList();
        List<String> all = Steps.all().values().stream()
                .filter(step -> !step.contract().name().startsWith("gitlab"))
                .flatMap(step -> step.contract().parameters().stream()
                        .map(parameter -> step.contract().name() + "." + parameter.name()))
                .collect(Collectors.toList());
        assertThat(judged).containsExactlyInAnyOrderElementsOf(all);
    }

    private static Map<String, Object> arguments(String step) {
        return switch (step) {
            case "scanImage" -> Map.of("image", "demo/api:1");
            case "pushImage" -> Map.of("image", "demo/api:1", "to", "registry.test/demo/api");
            case "promoteImage" -> Map.of("from", "registry.test/demo/api@" + DIGEST, "to", "registry.test/prod/api");
            default -> Map.of("scanner", "wapiti");
        };
    }
}
