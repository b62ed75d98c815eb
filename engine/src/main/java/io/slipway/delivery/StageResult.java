package io.slipway.delivery;

import java.util.Map;

/** What a stage gives back. */
@FunctionalInterface
public interface StageResult {
    /**
     * @return what the step returns to a Jenkinsfile, by name: few and small values (texts, numbers, booleans, lists, maps)
     */
    Map<String, Object> values();
}
