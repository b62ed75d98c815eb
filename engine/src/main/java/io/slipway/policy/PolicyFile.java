package io.slipway.policy;

import io.slipway.config.ConfigException;
import io.slipway.config.ConfigFile;
import io.slipway.config.ConfigNode;
import io.slipway.host.DeliveryException;
import io.slipway.host.FileProblem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code slipway-policy.yaml}. */
public final class PolicyFile {
    private static final String PEM = "-----BEGIN CERTIFICATE-----";
    private static final String[] TOOLS = {
        "ansible-playbook",
        "arachni",
        "arachni_reporter",
        "buildah",
        "docker",
        "git",
        "podman",
        "ssh",
        "trivy",
        "wapiti"
    };

    private PolicyFile() {}

    /**
     * @param file the policy's file; certificate files in it are relative to it
     * @return the policy; what the file leaves out keeps its strict default
     * @throws DeliveryException if it cannot be read or says something that cannot be
     */
    public static Policy read(Path file) throws DeliveryException {
        try {
            return parse(file, Files.readString(file));
        } catch (IOException e) {
            throw new DeliveryException(
                    "cannot read the policy " + file + ": " + FileProblem.reason(e) + "; name a file in --policy", e);
        }
    }

    /**
     * @param name how messages name the policy
     * @param text what {@code slipway-policy.yaml} would hold; certificates stand in it in PEM form
     * @return the policy; what the text leaves out keeps its strict default
     * @throws DeliveryException if it says something that cannot be
     */
    public static Policy parse(String name, String text) throws DeliveryException {
        return parse(Path.of(name), text);
    }

    /**
     * @return the tools whose path a policy may name
     */
    public static List<String> tools() {
        return List.of(TOOLS);
    }

    private static Policy parse(Path file, String text) throws DeliveryException {
        ConfigNode root = ConfigFile.read(file.toString(), text)
                .only("gate", "registries", "webScan", "tools", "trivy", "clair", "officers");
        Optional<ConfigNode> gate = root.get("gate");
        Optional<ConfigNode> trivy = root.get("trivy");
        Optional<ConfigNode> webScan = root.get("webScan");
        return new Policy(
                file.getFileName().toString(),
                gate.isPresent() ? gate(gate.get()) : GateRules.STRICT,
                registries(file, root.get("registries")),
                webScan.isPresent() ? texts(webScan.get().only("targets"), "targets") : List.of(),
                tools(root.get("tools")),
                trivy.isPresent() ? ScannersNode.trivy(file, trivy.get()) : ScannerRules.DEFAULT,
                root.get("clair").isPresent()
                        ? Optional.of(ScannersNode.clair(file, root.required("clair")))
                        : Optional.empty(),
                root.get("officers").isPresent()
                        ? Optional.of(OfficersFile.read(file, root.required("officers")))
                        : Optional.empty());
    }

    private static GateRules gate(ConfigNode node) throws ConfigException {
        node.only(
                "threshold",
                "unscored",
                "source",
                "ignoreUnfixed",
                "maxDatabaseAge",
                "maxVerdictAge",
                "maxAcceptanceDays",
                "endOfLife",
                "unproved",
                "allowEmpty",
                "secrets",
                "misconfigurations");
        GateRules strict = GateRules.STRICT;
        try {
            return new GateRules(
                    node.get("threshold").isPresent()
                            ? node.required("threshold").number()
                            : strict.threshold(),
                    choice(node, "unscored", strict.unscored()),
                    choice(node, "source", strict.source()),
                    node.get("ignoreUnfixed").isPresent()
                            && node.required("ignoreUnfixed").truth(),
                    duration(node, "maxDatabaseAge", strict.maxDatabaseAge()),
                    duration(node, "maxVerdictAge", strict.maxVerdictAge()),
                    node.get("maxAcceptanceDays").isPresent()
                            ? whole(node.required("maxAcceptanceDays"))
                            : strict.maxAcceptanceDays(),
                    choice(node, "endOfLife", strict.endOfLife()),
                    choice(node, "unproved", strict.unproved()),
                    texts(node, "allowEmpty"),
                    choice(node, "secrets", strict.secrets()),
                    choice(node, "misconfigurations", strict.misconfigurations()));
        } catch (IllegalArgumentException e) {
            throw node.error(e.getMessage());
        }
    }

    private static Map<String, RegistryRules> registries(Path file, Optional<ConfigNode> node) throws ConfigException {
        Map<String, RegistryRules> registries = new LinkedHashMap<>();
        if (node.isPresent()) {
            for (Map.Entry<String, ConfigNode> entry : node.get().mapping().entrySet()) {
                registries.put(entry.getKey(), registry(file, entry.getValue()));
            }
        }
        return registries;
    }

    private static RegistryRules registry(Path file, ConfigNode node) throws ConfigException {
        node.only("credentials", "certificateAuthority", "plainHttp");
        Optional<ConfigNode> authority = node.get("certificateAuthority");
        return new RegistryRules(
                texts(node, "credentials"),
                authority.isPresent() ? Optional.of(certificate(file, authority.get())) : Optional.empty(),
                node.get("plainHttp").isPresent() && node.required("plainHttp").truth());
    }

    static String certificate(Path file, ConfigNode node) throws ConfigException {
        if (node.text().startsWith(PEM)) {
            return node.text();
        }
        try {
            return Files.readString(file.resolveSibling(node.text()));
        } catch (IOException e) {
            throw node.error("cannot read the certificate file '" + node.text() + "'");
        }
    }

    private static Map<String, String> tools(Optional<ConfigNode> node) throws ConfigException {
        Map<String, String> tools = new LinkedHashMap<>();
        if (node.isPresent()) {
            for (Map.Entry<String, ConfigNode> entry :
                    node.get().only(TOOLS).mapping().entrySet()) {
                tools.put(entry.getKey(), absolute(entry.getValue()));
            }
        }
        return tools;
    }

    static String absolute(ConfigNode node) throws ConfigException {
        if (!Path.of(node.text()).isAbsolute()) {
            throw node.error("'" + node.text() + "' is not an absolute path");
        }
        return node.text();
    }

    private static List<String> texts(ConfigNode node, String key) throws ConfigException {
        return node.get(key).isPresent() ? node.required(key).texts() : List.of();
    }

    private static <E extends Enum<E>> E choice(ConfigNode node, String key, E otherwise) throws ConfigException {
        return node.get(key).isPresent() ? node.required(key).choice(otherwise.getDeclaringClass()) : otherwise;
    }

    private static Duration duration(ConfigNode node, String key, Duration otherwise) throws ConfigException {
        return node.get(key).isPresent() ? node.required(key).duration() : otherwise;
    }

    private static int whole(ConfigNode node) throws ConfigException {
        BigDecimal number = node.number();
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            throw node.error("'" + number + "' is not a whole number");
        }
    }
}
