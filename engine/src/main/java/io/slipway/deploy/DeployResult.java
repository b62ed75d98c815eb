package io.slipway.deploy;

import io.slipway.delivery.StageResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A deployment that went well.
 *
 * @param hosts how many tasks ended how, by host
 * @param images what runs, by name
 */
public record DeployResult(List<HostTally> hosts, Map<String, String> images) implements StageResult {
    /** Copies. */
    public DeployResult {
        hosts = List.copyOf(hosts);
        images = Map.copyOf(images);
    }

    @Override
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("hosts", hosts.stream().map(HostTally::values).toList());
        values.put("images", new TreeMap<>(images));
        return values;
    }
}
