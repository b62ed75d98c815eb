package io.slipway.scan;

import io.slipway.config.Words;
import io.slipway.delivery.StageResult;
import io.slipway.gate.Decision;
import io.slipway.gate.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of a scan.
 *
 * @param verdict the verdict
 * @param report the absolute path of {@code verdict.json}, in the delivery's record
 */
public record ScanResult(Verdict verdict, String report) implements StageResult {
    @Override
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("verdict", Words.of(verdict.kind()));
        values.put("blocking", verdict.blocking().size());
        values.put("accepted", verdict.with(Decision.ACCEPTED).size());
        values.put("below", verdict.with(Decision.BELOW).size());
        values.put("report", report);
        return values;
    }
}
