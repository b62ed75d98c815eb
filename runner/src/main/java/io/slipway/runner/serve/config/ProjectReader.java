package io.slipway.runner.serve.config;

import io.slipway.config.ConfigException;
import io.slipway.config.ConfigNode;
import io.slipway.gitlab.webhook.HookSecrets;
import io.slipway.gitlab.webhook.Project;
import io.slipway.gitlab.webhook.SigningKey;
import io.slipway.gitlab.webhook.TokenHash;
import io.slipway.host.DeliveryException;
import io.slipway.policy.PolicyFile;
import io.slipway.runner.serve.config.ServedProject.Newer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one project. */
final class ProjectReader {
    private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final SecretReader secrets;

    ProjectReader(SecretReader secrets) {
        this.secrets = secrets;
    }

    ServedProject read(String path, ConfigNode node) throws ConfigException {
        node.only(
                "clone",
                "secrets",
                "filters",
                "jenkinsfile",
                "policy",
                "credentials",
                "user",
                "protected",
                "environment",
                "libraries",
                "concurrency",
                "newer");
        Optional<ConfigNode> newer = node.get("newer");
        Optional<ConfigNode> concurrency = node.get("concurrency");
        return new ServedProject(
                hook(path, node),
                new CloneReader(secrets).read(node.required("clone")),
                jenkinsfile(node.get("jenkinsfile")),
                policy(node.get("policy")),
                new CredentialReader(secrets).read(node.get("credentials")),
                accounts(node.get("user")),
                protectedRefs(node.get("protected")),
                environment(node.get("environment")),
                libraries(node.get("libraries")),
                concurrency.isPresent() ? ServeFile.positive(concurrency.get()) : 1,
                newer.isPresent() ? newer.get().choice(Newer.class) : Newer.QUEUE);
    }

    private Project hook(String path, ConfigNode node) throws ConfigException {
        try {
            return new Project(path, hookSecrets(node.get("secrets")), FilterReader.read(node.get("filters")));
        } catch (IllegalArgumentException e) {
            throw node.error(e.getMessage());
        }
    }

    private HookSecrets hookSecrets(Optional<ConfigNode> node) throws ConfigException {
        List<TokenHash> tokens = new ArrayList<>();
        List<SigningKey> keys = new ArrayList<>();
        if (node.isPresent()) {
            for (ConfigNode item :
                    node.get().isMapping() ? List.of(node.get()) : node.get().list()) {
                item.only("token", "signingToken");
                try {
                    if (item.get("signingToken").isPresent()) {
                        keys.add(SigningKey.of(secrets.line(item.required("signingToken"))));
                    } else {
                        tokens.add(TokenHash.of(secrets.line(item.required("token"))));
                    }
                } catch (IllegalArgumentException e) {
                    throw item.error(e.getMessage());
                }
            }
        }
        return new HookSecrets(tokens, keys);
    }

    /** Read now, so that a mistake in it does not fail every run. */
    private Optional<Path> policy(Optional<ConfigNode> node) throws ConfigException {
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Path file = secrets.path(node.get());
        try {
            PolicyFile.read(file);
        } catch (DeliveryException e) {
            throw node.get().error(e.getMessage());
        }
        return Optional.of(file);
    }

    private static String jenkinsfile(Optional<ConfigNode> node) throws ConfigException {
        if (node.isEmpty()) {
            return "Jenkinsfile";
        }
        String path = node.get().text();
        if (path.startsWith("/")
                || path.startsWith("-")
                || List.of(path.split("/")).contains("..")) {
            throw node.get().error("'" + path + "' is not a path in the checkout");
        }
        return path;
    }

    private static Optional<Accounts> accounts(Optional<ConfigNode> node) throws ConfigException {
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!node.get().isMapping()) {
            String user = user(node.get());
            return Optional.of(new Accounts(user, user));
        }
        ConfigNode both = node.get().only("protected", "others");
        return Optional.of(new Accounts(user(both.required("protected")), user(both.required("others"))));
    }

    private static String user(ConfigNode node) throws ConfigException {
        if (!USER.matcher(node.text()).matches()) {
            throw node.error("'" + node.text() + "' is not the name of a user");
        }
        return node.text();
    }

    private static Optional<ProtectedRefs> protectedRefs(Optional<ConfigNode> node) throws ConfigException {
        if (node.isEmpty()) {
            return Optional.empty();
        }
        ConfigNode refs = node.get().only("branches", "tags");
        return Optional.of(new ProtectedRefs(
                FilterReader.patterns(refs.get("branches")), FilterReader.patterns(refs.get("tags"))));
    }

    private static Map<String, String> environment(Optional<ConfigNode> node) throws ConfigException {
        Map<String, String> variables = new LinkedHashMap<>();
        if (node.isPresent()) {
            for (Map.Entry<String, ConfigNode> entry : node.get().mapping().entrySet()) {
                if (!VARIABLE.matcher(entry.getKey()).matches()) {
                    throw entry.getValue().error("is not the name of a variable");
                }
                variables.put(entry.getKey(), entry.getValue().text());
            }
        }
        return variables;
    }

    private Map<String, Path> libraries(Optional<ConfigNode> node) throws ConfigException {
        Map<String, Path> libraries = new LinkedHashMap<>();
        if (node.isPresent()) {
            for (Map.Entry<String, ConfigNode> entry : node.get().mapping().entrySet()) {
                Path directory = secrets.path(entry.getValue());
                if (!Files.isDirectory(directory)) {
                    throw entry.getValue().error("there is no directory " + directory);
                }
                libraries.put(entry.getKey(), directory);
            }
        }
        return libraries;
    }
}
