package io.jenkins.plugins.slipway.config;

import io.slipway.host.DeliveryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the configuration says of the policy.
 *
 * @param gate the rules of the gate
 * @param registries what holds for each registry
 * @param webScanTargets addresses that may be scanned
 * @param tools where the tools lie
 * @param trivy how Trivy is driven
 * @param clair how Clair is used
 * @param officers whose signatures count
 */
record PolicySettings(
        GateSettings gate,
        List<RegistrySettings> registries,
        List<String> webScanTargets,
        List<ToolSettings> tools,
        TrivySettings trivy,
        ClairSettings clair,
        OfficerSettings officers) {
    /** Copies; no list is an empty one. */
    PolicySettings {
        registries = registries == null ? List.of() : List.copyOf(registries);
        webScanTargets = webScanTargets == null ? List.of() : List.copyOf(webScanTargets);
        tools = tools == null ? List.of() : List.copyOf(tools);
    }

    /** As a policy file would say it; what is left out keeps its strict default. */
    Map<String, Object> tree() throws DeliveryException {
        Map<String, Object> tree = new LinkedHashMap<>();
        Setting.put(tree, "gate", gate.tree());
        Setting.put(tree, "registries", byHost());
        if (!webScanTargets.isEmpty()) {
            tree.put("webScan", Map.of("targets", webScanTargets));
        }
        Setting.put(tree, "tools", byTool());
        Setting.put(tree, "trivy", trivy.tree());
        Setting.put(tree, "clair", clair.tree());
        Setting.put(tree, "officers", officers.tree());
        return tree;
    }

    private Map<String, Object> byHost() throws DeliveryException {
        Map<String, Object> byHost = new LinkedHashMap<>();
        for (RegistrySettings registry : registries) {
            requireOnce(byHost.put(registry.getHost(), registry.tree()), "registry " + registry.getHost());
        }
        return byHost;
    }

    private Map<String, Object> byTool() throws DeliveryException {
        Map<String, Object> byTool = new LinkedHashMap<>();
        for (ToolSettings tool : tools) {
            requireOnce(byTool.put(tool.getName(), tool.getPath()), "tool " + tool.getName());
        }
        return byTool;
    }

    private static void requireOnce(Object earlier, String what) throws DeliveryException {
        if (earlier != null) {
            throw new DeliveryException(PolicyTree.NAME + ": the " + what + " stands there twice; keep one");
        }
    }
}
