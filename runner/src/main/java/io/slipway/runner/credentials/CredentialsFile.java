package io.slipway.runner.credentials;

import io.slipway.config.ConfigException;
import io.slipway.config.ConfigFile;
import io.slipway.config.ConfigNode;
import io.slipway.config.DidYouMean;
import io.slipway.credentials.Credential;
import io.slipway.host.DeliveryException;
import io.slipway.host.FileProblem;
import io.slipway.host.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads credentials from a YAML file that nobody but its owner can read: an entry by id, each with a {@code type}. */
public final class CredentialsFile {
    private static final Set<String> TYPES = Set.of("usernamePassword", "secretText", "sshKey", "file");
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;

    private CredentialsFile(Path file) {
        this.file = file;
    }

    /**
     * @param file the file, mode 0600
     * @return the credentials by id
     * @throws DeliveryException if it cannot be read, others can read it, or an entry is not as it should be (with its line)
     */
    public static Map<String, Credential> read(Path file) throws DeliveryException {
        return new CredentialsFile(file).read();
    }

    private Map<String, Credential> read() throws DeliveryException {
        try {
            if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new DeliveryException(
                        "the credentials file %s can be read by others: chmod 600 %s".formatted(file, file));
            }
            return entries(ConfigFile.read(file.toString(), Files.readString(file)));
        } catch (IOException e) {
            throw new DeliveryException(
                    "cannot read the credentials file %s: %s; name a file in --credentials"
                            .formatted(file, FileProblem.reason(e)),
                    e);
        }
    }

    private Map<String, Credential> entries(ConfigNode root) throws ConfigException, DeliveryException {
        Map<String, Credential> credentials = new LinkedHashMap<>();
        for (Map.Entry<String, ConfigNode> entry : root.mapping().entrySet()) {
            credentials.put(entry.getKey(), credential(entry.getValue()));
        }
        return credentials;
    }

    private Credential credential(ConfigNode node) throws ConfigException, DeliveryException {
        ConfigNode type = node.required("type");
        return switch (type.text()) {
            case "usernamePassword" -> {
                node.only("type", "username", "password");
                yield new Credential.UsernamePassword(
                        node.required("username").text(), secret(node.required("password")));
            }
            case "secretText" ->
                new Credential.SecretText(secret(node.only("type", "text").required("text")));
            case "sshKey" -> sshKey(node.only("type", "username", "privateKey", "privateKeyFile", "passphrase"));
            case "file" -> secretFile(node.only("type", "fileName", "content", "path"));
            default ->
                throw type.error(
                        "'" + type.text() + "' is no type of credential" + DidYouMean.hint(type.text(), TYPES));
        };
    }

    private Credential sshKey(ConfigNode node) throws ConfigException, DeliveryException {
        Optional<ConfigNode> inline = node.get("privateKey");
        Secret key = inline.isPresent() ? secret(inline.get()) : content(node.required("privateKeyFile"));
        Optional<ConfigNode> passphrase = node.get("passphrase");
        return new Credential.SshKey(
                node.required("username").text(),
                key,
                passphrase.isPresent() ? Optional.of(secret(passphrase.get())) : Optional.empty());
    }

    private Credential secretFile(ConfigNode node) throws ConfigException, DeliveryException {
        Optional<ConfigNode> inline = node.get("content");
        if (inline.isPresent()) {
            return new Credential.SecretFile(plainName(node.required("fileName")), secret(inline.get()));
        }
        ConfigNode path = node.required("path");
        Optional<ConfigNode> name = node.get("fileName");
        String fileName = name.isPresent()
                ? plainName(name.get())
                : Path.of(path.text()).getFileName().toString();
        return new Credential.SecretFile(fileName, content(path));
    }

    private static String plainName(ConfigNode node) throws ConfigException {
        String name = node.text();
        if (name.contains("/") || name.isEmpty() || name.startsWith(".")) {
            throw node.error("'" + name + "' is not a plain file name");
        }
        return name;
    }

    private static Secret secret(ConfigNode node) throws ConfigException {
        return Secret.of(node.text());
    }

    /** A file beside the credentials file. */
    private Secret content(ConfigNode node) throws ConfigException {
        try {
            return Secret.of(Files.readString(file.toAbsolutePath().resolveSibling(node.text())));
        } catch (IOException e) {
            throw node.error("cannot read the file '" + node.text() + "': " + FileProblem.reason(e));
        }
    }
}
