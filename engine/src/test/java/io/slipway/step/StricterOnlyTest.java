package io.slipway.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestDelivery;
import io.slipway.decisiontable.DecisionRow;
import io.slipway.decisiontable.DecisionRow.Parameter;
import io.slipway.decisiontable.DecisionTable;
import io.slipway.decisiontable.PolicyWords;
import io.slipway.host.DeliveryException;
import io.slipway.policy.Policy;
import io.slipway.policy.PolicyFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parameter of every step stands in {@code docs/decision-table.md}: among those with which a pipeline could loosen the policy, and is refused,
 * or among those without a say in it.
 */
class StricterOnlyTest {
    private static final String DIGEST = "sha256:" + "0".repeat(64);
    private static final String POLICY = """
            registries: {registry.test: {credentials: [bound]}}
            webScan: {targets: ['http://listed.test/app']}
            """;

    @TempDir
    private Path directory;

    static Stream<DecisionRow> couldLoosen() throws IOException {
        return DecisionTable.published().decisions().stream().filter(DecisionRow::refusesAStep);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("couldLoosen")
    void refusesAValueThatLoosensThePolicyAndNamesIt(DecisionRow row) throws Exception {
        Policy policy = PolicyFile.parse("slipway-policy.yaml", PolicyWords.yaml(row.policy(), "") + POLICY);
        Parameter parameter = row.parameter().orElseThrow();
        Map<String, Object> arguments = new HashMap<>(arguments(parameter.step()));
        arguments.put(parameter.name(), value(parameter));
        try (TestDelivery delivery = new TestDelivery(directory, policy, Instant.parse("2026-06-15T12:00:00Z"))) {
            assertThatThrownBy(() -> delivery.call(Steps.all().get(parameter.step()), arguments))
                    .isInstanceOf(DeliveryException.class)
                    .message()
                    .contains(row.because())
                    .doesNotContain("\n");
        }
    }

    @Test
    void everyParameterOfEveryStepIsInATable() throws Exception {
        List<String> judged = Stream.concat(
                        couldLoosen()
                                .flatMap(row -> row.parameter().stream())
                                .map(parameter -> parameter.step() + "." + parameter.name()),
                        DecisionTable.published().parametersWithoutASay().stream())
                .distinct()
                .toList();
        List<String> all = Steps.all().values().stream()
                .filter(step -> !step.contract().name().startsWith("gitlab"))
                .flatMap(step -> step.contract().parameters().stream()
                        .map(parameter -> step.contract().name() + "." + parameter.name()))
                .collect(Collectors.toList());
        assertThat(judged).containsExactlyInAnyOrderElementsOf(all);
    }

    private static Object value(Parameter parameter) {
        return parameter.value().matches("[0-9.]+") ? new BigDecimal(parameter.value()) : parameter.value();
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
