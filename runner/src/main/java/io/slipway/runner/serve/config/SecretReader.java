package io.slipway.runner.serve.config;

import io.slipway.config.ConfigException;
import io.slipway.config.ConfigNode;
import io.slipway.host.FileProblem;
import io.slipway.host.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Reads secrets and files that a configuration names: {@code {file: PATH}} or {@code {env: NAME}}, never the secret itself. */
final class SecretReader {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private final Path directory;
    private final Map<String, String> environment;

    SecretReader(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** A secret of one line: what ends it is no part of it. */
    Secret line(ConfigNode node) throws ConfigException {
        String text = content(node).reveal().strip();
        if (text.isEmpty() || text.lines().count() > 1) {
            throw node.error("one line is expected there");
        }
        return Secret.of(text);
    }

    /** A secret as it stands there. */
    Secret content(ConfigNode node) throws ConfigException {
        if (!node.isMapping()) {
            throw node.error("a secret never stands in this file: write {file: PATH} or {env: NAME}");
        }
        node.only("file", "env");
        return node.get("env").isPresent() ? variable(node.required("env")) : file(node.required("file"));
    }

    private Secret variable(ConfigNode node) throws ConfigException {
        String value = environment.get(node.text());
        if (value == null || value.isEmpty()) {
            throw node.error("there is no environment variable " + node.text());
        }
        return Secret.of(value);
    }

    private Secret file(ConfigNode node) throws ConfigException {
        Path path = path(node);
        try {
            Set<PosixFilePermission> found = EnumSet.copyOf(Files.getPosixFilePermissions(path));
            found.retainAll(OTHERS);
            if (!found.isEmpty()) {
                throw node.error("%s is open to others: chmod 600 %s".formatted(path, path));
            }
            return Secret.of(Files.readString(path));
        } catch (IOException e) {
            throw node.error("cannot read " + path + ": " + FileProblem.reason(e));
        }
    }

    /** A file that is no secret. */
    String text(ConfigNode node) throws ConfigException {
        try {
            return Files.readString(path(node));
        } catch (IOException e) {
            throw node.error("cannot read " + path(node) + ": " + FileProblem.reason(e));
        }
    }

    /** A path, relative to the configuration's directory. */
    Path path(ConfigNode node) throws ConfigException {
        try {
            return directory.resolve(node.text()).normalize();
        } catch (InvalidPathException e) {
            throw node.error("'" + node.text() + "' is not a path");
        }
    }
}
