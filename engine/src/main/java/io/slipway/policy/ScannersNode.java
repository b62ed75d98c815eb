package io.slipway.policy;

import io.slipway.config.ConfigException;
import io.slipway.config.ConfigNode;
import io.slipway.policy.ClairRules.Quarantine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a policy's file says of scanners. */
final class ScannersNode {
    private static final Pattern REPOSITORY = Pattern.compile("[^/:@]+(:\\d+)?(/[a-z0-9._-]+)+");

    private ScannersNode() {}

    static ScannerRules trivy(Path file, ConfigNode node) throws ConfigException {
        node.only("cacheDirectory", "offline", "servers");
        Optional<ConfigNode> directory = node.get("cacheDirectory");
        List<ServerRules> servers = new ArrayList<>();
        if (node.get("servers").isPresent()) {
            for (ConfigNode server : node.required("servers").list()) {
                server.only("url", "certificateAuthority", "plainHttp", "credential");
                servers.add(server(file, server, text(server, "credential")));
            }
        }
        return new ScannerRules(
                directory.isPresent() ? Optional.of(PolicyFile.absolute(directory.get())) : Optional.empty(),
                truth(node, "offline"),
                servers);
    }

    static ClairRules clair(Path file, ConfigNode node) throws ConfigException {
        node.only("url", "certificateAuthority", "plainHttp", "psk", "quarantine");
        Optional<ConfigNode> psk = node.get("psk");
        Optional<String> key = Optional.empty();
        Optional<String> issuer = Optional.empty();
        if (psk.isPresent()) {
            psk.get().only("credential", "issuer");
            key = Optional.of(psk.get().required("credential").text());
            issuer = text(psk.get(), "issuer");
        }
        return new ClairRules(
                server(file, node, key), issuer.orElse(ClairRules.ISSUER), quarantine(node.required("quarantine")));
    }

    private static Quarantine quarantine(ConfigNode node) throws ConfigException {
        node.only("repository", "credential", "pullCredential");
        ConfigNode repository = node.required("repository");
        if (!REPOSITORY.matcher(repository.text()).matches()) {
            throw repository.error("'%s' is not a repository of a registry: expected host[:port]/path, without a tag"
                    .formatted(repository.text()));
        }
        return new Quarantine(repository.text(), text(node, "credential"), text(node, "pullCredential"));
    }

    private static ServerRules server(Path file, ConfigNode node, Optional<String> credential) throws ConfigException {
        Optional<ConfigNode> authority = node.get("certificateAuthority");
        ConfigNode url = node.required("url");
        try {
            return ServerRules.of(
                    url.text(),
                    truth(node, "plainHttp"),
                    authority.isPresent()
                            ? Optional.of(PolicyFile.certificate(file, authority.get()))
                            : Optional.empty(),
                    credential);
        } catch (IllegalArgumentException e) {
            throw url.error(e.getMessage());
        }
    }

    private static Optional<String> text(ConfigNode node, String key) throws ConfigException {
        return node.get(key).isPresent() ? Optional.of(node.required(key).text()) : Optional.empty();
    }

    private static boolean truth(ConfigNode node, String key) throws ConfigException {
        return node.get(key).isPresent() && node.required(key).truth();
    }
}
