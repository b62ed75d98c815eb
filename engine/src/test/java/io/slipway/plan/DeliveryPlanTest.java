package io.slipway.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestDelivery;
import io.slipway.policy.Policy;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryPlanTest {
    private static final String LEAST = "images: {api: {push: {to: r.example.com/api}}}";

    @TempDir
    private Path temporary;

    @Test
    void readsThePlanOfTheSample() throws Exception {
        String text = Files.readString(Path.of("../sample/student-list/slipway.yaml"));

        DeliveryPlan plan = DeliveryPlan.parse("slipway.yaml", text);

        assertThat(plan.images()).containsExactly("api", "site");
        assertThat(plan.values()).containsOnlyKeys("credentials", "images", "deploy", "webScan");
        assertThat(plan.values().get("webScan"))
                .isEqualTo(Map.of("target", "${APP_URL}", "scanner", "wapiti", "budgetMinutes", new BigDecimal(3)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image: {api: {}} | slipway.yaml:1: image: there is no such setting; did you mean 'images'?",
                "webScan: {target: x} | slipway.yaml:1: 'images:' is missing; it is required here",
                "images: {} | slipway.yaml:1: images: name at least one image to deliver",
                "images: [api] | slipway.yaml:1: images: expected a mapping (name: value)",
                "images: {api: {image: x, push: {to: r/x}}} | slipway.yaml:1: image: there is no such setting",
                "images: {api: {context: .}} | slipway.yaml:1: api: 'push:' is missing; say where the image goes",
                "images: {api: {push: {credentialsId: r}}} | slipway.yaml:1: push: 'to:' is missing",
                "images: {api: {push: {to: r/x, smokeTest: {port: 1}}}} | smokeTest: there is no such setting",
                "images: {api: {smokeTest: {prot: 1}, push: {to: r/x}}} | prot: there is no such setting; did you mean 'port'?",
                "images: {api: {scan: {treshold: 1}, push: {to: r/x}}} | treshold: there is no such setting; did you mean 'threshold'?",
                "deploy: {images: {}}; LEAST | images: there is no such setting",
                "deploy: {playbok: x}; LEAST | playbok: there is no such setting; did you mean 'playbook'?",
                "webScan: {url: x}; LEAST | url: there is no such setting",
                "credentials: {a-b: x}; LEAST | a-b: is no name for a variable",
                "credentials: {A: [x]}; LEAST | A: expected a single value",
                "images: [ | not YAML",
            })
    void namesFileLineAndSettingOfWhatCannotBe(String yaml, String message) {
        String text = yaml.replace("; ", "\n").replace("LEAST", LEAST);

        assertThatThrownBy(() -> DeliveryPlan.parse("slipway.yaml", text))
                .hasMessageStartingWith("slipway.yaml:")
                .hasMessageContaining(message);
    }

    @Test
    void keepsThePlanAsEvidence() throws Exception {
        Files.createDirectories(temporary.resolve("workspace"));
        Files.writeString(temporary.resolve("workspace/slipway.yaml"), LEAST);
        try (TestDelivery delivery = new TestDelivery(temporary, Policy.STRICT, Instant.now())) {
            DeliveryPlan plan =
                    delivery.run("readDeliveryPlan", new PlanReading(), new ReadDeliveryPlan("slipway.yaml"));

            assertThat(plan.images()).containsExactly("api");
            assertThat(delivery.console).contains("slipway.yaml: delivers api");
            assertThat(delivery.entry().evidence()).singleElement().satisfies(kept -> assertThat(
                            delivery.recordDirectory().resolve(kept.path()))
                    .hasContent(LEAST));
        }
    }

    @Test
    void readsOnlyAFileOfTheWorkspaceThatIsNotTooLong() throws Exception {
        Files.createDirectories(temporary.resolve("workspace"));
        Files.writeString(temporary.resolve("workspace/long.yaml"), "#".repeat(70_000));
        Files.writeString(temporary.resolve("outside.yaml"), LEAST);
        try (TestDelivery delivery = new TestDelivery(temporary, Policy.STRICT, Instant.now())) {
            for (String file : List.of("../outside.yaml", "long.yaml", "missing.yaml")) {
                assertThatThrownBy(
                                () -> delivery.run("readDeliveryPlan", new PlanReading(), new ReadDeliveryPlan(file)))
                        .as(file)
                        .hasMessageContaining(file);
            }
        }
    }
}
