package io.slipway.smoke;

import io.slipway.delivery.StageResult;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A smoke test that passed.
 *
 * @param status the status that came back
 * @param millis from the container's start to that answer
 * @param attempts how many requests it took until the application was ready
 */
public record SmokeResult(int status, long millis, int attempts) implements StageResult {
    @Override
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("status", status);
        values.put("millis", millis);
        values.put("attempts", attempts);
        return values;
    }
}
