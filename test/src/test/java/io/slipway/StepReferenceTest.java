package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.step.StepReference;
import io.slipway.step.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StepReferenceTest {
    private static final Path DOCUMENT = Path.of("../docs/steps.md");

    /** To write it anew: {@code ./mvnw test -pl test -am -Dtest=StepReferenceTest -Dslipway.write-docs=true}. */
    @Test
    void theReferenceSaysWhatTheCodeDoes() throws Exception {
        if (Boolean.getBoolean("slipway.write-docs")) {
            Files.writeString(DOCUMENT, StepReference.markdown());
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(StepReference.markdown());
    }

    @Test
    void everyStepAndParameterIsExplained() {
        assertThat(Steps.all().values()).allSatisfy(step -> {
            assertThat(step.contract().help()).hasSizeGreaterThan(20).endsWith(".");
            assertThat(step.contract().parameters())
                    .allSatisfy(parameter ->
                            assertThat(parameter.help()).hasSizeGreaterThan(5).endsWith("."));
        });
    }
}
