package io.slipway.scan.trivy;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test with the real Trivy: at the system property or environment variable {@code SLIPWAY_TRIVY}, or on the PATH. Without one it is not
 * run, and says so; with {@code -Dslipway.real-tools=true} it fails.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(WithRealTrivy.Installed.class)
@interface WithRealTrivy {
    /** Looks for Trivy. */
    final class Installed implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (find().isPresent()) {
                return ConditionEvaluationResult.enabled("Trivy at " + path());
            }
            if (Boolean.getBoolean("slipway.real-tools")) {
                throw new IllegalStateException("trivy is not installed: set SLIPWAY_TRIVY to its path");
            }
            return ConditionEvaluationResult.disabled("NOT RUN: needs the real Trivy; set SLIPWAY_TRIVY to its path");
        }

        static String path() {
            return find().orElseThrow();
        }

        private static Optional<String> find() {
            String set = System.getProperty("SLIPWAY_TRIVY", System.getenv().getOrDefault("SLIPWAY_TRIVY", ""));
            if (!set.isEmpty()) {
                return Optional.of(set);
            }
            return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                    .map(folder -> Path.of(folder, "trivy"))
                    .filter(Files::isExecutable)
                    .map(Path::toString)
                    .findFirst();
        }
    }
}
