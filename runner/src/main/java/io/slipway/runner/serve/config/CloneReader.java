package io.slipway.runner.serve.config;

import io.slipway.config.ConfigException;
import io.slipway.config.ConfigNode;
import io.slipway.runner.serve.config.CloneSource.Access;
import io.slipway.runner.serve.config.CloneSource.Submodules;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where a project's commits come from. */
final class CloneReader {
    private static final Pattern HTTPS = Pattern.compile("https://[A-Za-z0-9.\\-]+(:\\d+)?/\\S+");
    private static final Pattern LOOPBACK = Pattern.compile("http://(127\\.0\\.0\\.1|localhost)(:\\d+)?/\\S+");
    private static final Pattern SSH = Pattern.compile(
            "ssh://[A-Za-z0-9_][\\w.-]*@[A-Za-z0-9][A-Za-z0-9.-]*(:\\d+)?/\\S+|[A-Za-z0-9_][\\w.-]*@[A-Za-z0-9][A-Za-z0-9.-]*:[^-\\s]\\S*");
    private static final Pattern LOCAL = Pattern.compile("/\\S+");

    private final SecretReader secrets;

    CloneReader(SecretReader secrets) {
        this.secrets = secrets;
    }

    CloneSource read(ConfigNode node) throws ConfigException {
        if (!node.isMapping()) {
            return new CloneSource(url(node), access(node, node.text(), new Access.Anonymous()), "", Submodules.IGNORE);
        }
        node.only("url", "username", "token", "sshKey", "knownHosts", "certificateAuthority", "submodules");
        ConfigNode url = node.required("url");
        Optional<ConfigNode> authority = node.get("certificateAuthority");
        Optional<ConfigNode> submodules = node.get("submodules");
        return new CloneSource(
                url(url),
                access(url, url(url), access(node)),
                authority.isPresent() ? authority(authority.get()) : "",
                submodules.isPresent() ? submodules.get().choice(Submodules.class) : Submodules.IGNORE);
    }

    private static String url(ConfigNode node) throws ConfigException {
        String url = node.text();
        boolean known = HTTPS.matcher(url).matches()
                || LOOPBACK.matcher(url).matches()
                || SSH.matcher(url).matches()
                || LOCAL.matcher(url).matches();
        if (!known || url.chars().anyMatch(Character::isISOControl)) {
            throw node.error(
                    "'" + url.replaceFirst("//[^/]*@", "//…@")
                            + "' is not an address to clone from: expected https://HOST/PATH.git without user and password, git@HOST:PATH.git, or an absolute path");
        }
        return url;
    }

    private Access access(ConfigNode node) throws ConfigException {
        Optional<ConfigNode> token = node.get("token");
        Optional<ConfigNode> key = node.get("sshKey");
        if (token.isPresent() && key.isPresent()) {
            throw node.error("'token:' and 'sshKey:' both stand there; keep one");
        }
        if (token.isPresent()) {
            Optional<ConfigNode> username = node.get("username");
            return new Access.Token(
                    username.isPresent() ? username.get().text() : "slipway", secrets.line(token.get()));
        }
        if (key.isPresent()) {
            return new Access.Key(secrets.content(key.get()), secrets.text(node.required("knownHosts")));
        }
        return new Access.Anonymous();
    }

    private static Access access(ConfigNode node, String url, Access access) throws ConfigException {
        boolean ssh = SSH.matcher(url).matches();
        if (ssh && !(access instanceof Access.Key)) {
            throw node.error("an address by SSH needs 'sshKey:' and 'knownHosts:'");
        }
        if (!ssh && access instanceof Access.Key) {
            throw node.error("'sshKey:' fits only an address by SSH");
        }
        return access;
    }

    private String authority(ConfigNode node) throws ConfigException {
        secrets.text(node);
        return secrets.path(node).toString();
    }
}
