package io.slipway.webscan;

import io.slipway.config.Words;
import io.slipway.delivery.StageResult;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A scan that found nothing that blocks.
 *
 * @param counts findings by severity
 * @param complete whether all was looked at
 * @param report where the findings lie, relative to the record
 */
public record WebScanResult(Map<WebSeverity, Long> counts, boolean complete, String report) implements StageResult {
    /** Copies. */
    public WebScanResult {
        counts = Map.copyOf(counts);
    }

    @Override
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (WebSeverity severity : WebSeverity.values()) {
            values.put(Words.of(severity), counts.getOrDefault(severity, 0L));
        }
        values.put("complete", complete);
        values.put("report", report);
        return values;
    }
}
