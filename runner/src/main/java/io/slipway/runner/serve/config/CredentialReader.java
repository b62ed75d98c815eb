package io.slipway.runner.serve.config;

import io.slipway.config.ConfigException;
import io.slipway.config.ConfigNode;
import io.slipway.config.DidYouMean;
import io.slipway.credentials.Credential;
import io.slipway.host.Secret;
import io.slipway.runner.serve.config.BoundCredential.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the credentials of a project: the types of the runner's credentials file, whose secrets stand elsewhere. */
final class CredentialReader {
    private static final Set<String> TYPES = Set.of("usernamePassword", "secretText", "sshKey", "file");

    private final SecretReader secrets;

    CredentialReader(SecretReader secrets) {
        this.secrets = secrets;
    }

    List<BoundCredential> read(Optional<ConfigNode> node) throws ConfigException {
        List<BoundCredential> credentials = new ArrayList<>();
        if (node.isPresent()) {
            for (Map.Entry<String, ConfigNode> entry : node.get().mapping().entrySet()) {
                credentials.add(
                        new BoundCredential(entry.getKey(), credential(entry.getValue()), scope(entry.getValue())));
            }
        }
        return credentials;
    }

    private static Scope scope(ConfigNode node) throws ConfigException {
        return node.get("protected").isPresent() && node.required("protected").truth()
                ? Scope.PROTECTED_REFS
                : Scope.EVERY_REF;
    }

    private Credential credential(ConfigNode node) throws ConfigException {
        ConfigNode type = node.required("type");
        return switch (type.text()) {
            case "usernamePassword" -> {
                node.only("type", "protected", "username", "password");
                yield new Credential.UsernamePassword(
                        node.required("username").text(), secrets.line(node.required("password")));
            }
            case "secretText" ->
                new Credential.SecretText(
                        secrets.line(node.only("type", "protected", "text").required("text")));
            case "sshKey" -> sshKey(node.only("type", "protected", "username", "privateKey", "passphrase"));
            case "file" -> {
                node.only("type", "protected", "fileName", "content");
                yield new Credential.SecretFile(
                        fileName(node.required("fileName")), secrets.content(node.required("content")));
            }
            default ->
                throw type.error(
                        "'" + type.text() + "' is no type of credential" + DidYouMean.hint(type.text(), TYPES));
        };
    }

    private Credential sshKey(ConfigNode node) throws ConfigException {
        Optional<ConfigNode> passphrase = node.get("passphrase");
        Optional<Secret> phrase =
                passphrase.isPresent() ? Optional.of(secrets.line(passphrase.get())) : Optional.empty();
        return new Credential.SshKey(
                node.required("username").text(), secrets.content(node.required("privateKey")), phrase);
    }

    private static String fileName(ConfigNode node) throws ConfigException {
        String name = node.text();
        if (name.isEmpty() || name.contains("/") || name.startsWith(".")) {
            throw node.error("'" + name + "' is not a plain file name");
        }
        return name;
    }
}
