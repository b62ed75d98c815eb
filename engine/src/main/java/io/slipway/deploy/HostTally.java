package io.slipway.deploy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many tasks ended how on one host.
 *
 * @param host its name in the inventory
 * @param ok how many went well, the changed ones included
 * @param changed how many changed something
 * @param failed how many failed
 * @param unreachable how often it could not be reached
 */
public record HostTally(String host, int ok, int changed, int failed, int unreachable) {
    /**
     * @return these values by name
     */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("host", host);
        values.put("ok", ok);
        values.put("changed", changed);
        values.put("failed", failed);
        values.put("unreachable", unreachable);
        return values;
    }
}
