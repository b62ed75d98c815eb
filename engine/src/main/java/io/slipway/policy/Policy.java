package io.slipway.policy;

import io.slipway.host.DeliveryException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operator's policy.
 *
 * @param name how messages name it: the file, or "the built-in policy"
 * @param gate the rules of the gate
 * @param registries what holds for each registry, by {@code host[:port]}
 * @param webScanTargets addresses that may be scanned besides those that the delivery deployed itself
 * @param tools absolute paths by tool name; others are looked up on the operator's PATH
 * @param trivy how Trivy is driven
 * @param clair how Clair is used, if it may be
 * @param officers whose signatures let acceptances count; empty where no signature is asked for
 */
public record Policy(
        String name,
        GateRules gate,
        Map<String, RegistryRules> registries,
        List<String> webScanTargets,
        Map<String, String> tools,
        ScannerRules trivy,
        Optional<ClairRules> clair,
        Optional<Officers> officers) {

    /** In force where the operator gives none. */
    public static final Policy STRICT =
            new Policy("the built-in policy", GateRules.STRICT, Map.of(), List.of(), Map.of(), ScannerRules.DEFAULT);

    /** Copies. */
    public Policy {
        registries = Map.copyOf(registries);
        webScanTargets = List.copyOf(webScanTargets);
        tools = Map.copyOf(tools);
    }

    /**
     * A policy without Clair that asks for no signatures.
     *
     * @param name how messages name it
     * @param gate the rules of the gate
     * @param registries what holds for each registry, by {@code host[:port]}
     * @param webScanTargets addresses that may be scanned besides those that the delivery deployed itself
     * @param tools absolute paths by tool name
     * @param trivy how Trivy is driven
     */
    public Policy(
            String name,
            GateRules gate,
            Map<String, RegistryRules> registries,
            List<String> webScanTargets,
            Map<String, String> tools,
            ScannerRules trivy) {
        this(name, gate, registries, webScanTargets, tools, trivy, Optional.empty(), Optional.empty());
    }

    /**
     * @param host {@code host[:port]} as in an image reference
     * @return what holds for that registry
     */
    public RegistryRules registry(String host) {
        return registries.getOrDefault(host, RegistryRules.UNKNOWN);
    }

    /**
     * Refuses a credential where the policy does not bind it.
     *
     * @param credentialsId the credential that a step names
     * @param host {@code host[:port]} of the registry that it would be sent to
     * @throws DeliveryException if the policy does not bind it to that registry
     */
    public void requireBound(String credentialsId, String host) throws DeliveryException {
        if (!registry(host).credentials().contains(credentialsId)) {
            throw new DeliveryException(
                    "credential '%s' is not sent to %s: %s does not bind it there; the operator adds it under registries.%s.credentials"
                            .formatted(credentialsId, host, name, host));
        }
    }
}
