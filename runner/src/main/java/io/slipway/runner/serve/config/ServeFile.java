package io.slipway.runner.serve.config;

import io.slipway.config.ConfigException;
import io.slipway.config.ConfigFile;
import io.slipway.config.ConfigNode;
import io.slipway.gitlab.api.GitLabServer;
import io.slipway.host.DeliveryException;
import io.slipway.host.FileProblem;
import io.slipway.host.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the file of {@code slipway serve}, and every secret that it names. */
public final class ServeFile {
    private static final String USUAL_STATE = "/var/lib/slipway";
    private static final String USUAL_LISTEN = "127.0.0.1:8470";
    private static final Duration USUAL_GRACE = Duration.ofSeconds(30);
    private static final Duration USUAL_POLL = Duration.ofMinutes(5);
    private static final int MOST = 1000;
    private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9.-]+):(\\d{1,5})");

    private final Path file;
    private final SecretReader secrets;

    private ServeFile(Path file, Map<String, String> environment) {
        this.file = file.toAbsolutePath();
        this.secrets = new SecretReader(this.file.getParent(), environment);
    }

    /**
     * @param file the file; paths in it are relative to its directory
     * @param environment where secrets may stand
     * @return what it says
     * @throws DeliveryException if it cannot be read or says something that cannot be, with its line
     */
    public static ServeConfig read(Path file, Map<String, String> environment) throws DeliveryException {
        try {
            return new ServeFile(file, environment).parse(Files.readString(file));
        } catch (IOException e) {
            throw new DeliveryException(
                    "cannot read %s: %s; name a file in --config".formatted(file, FileProblem.reason(e)), e);
        }
    }

    /**
     * @param text {@code HOST:PORT}
     * @return that address, not resolved
     * @throws IllegalArgumentException if it is none
     */
    public static InetSocketAddress address(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65535) {
            throw new IllegalArgumentException("'" + text + "' is not HOST:PORT, such as " + USUAL_LISTEN);
        }
        return InetSocketAddress.createUnresolved(
                matcher.group(1).replaceAll("[\\[\\]]", ""), Integer.parseInt(matcher.group(2)));
    }

    private ServeConfig parse(String text) throws ConfigException {
        ConfigNode root = ConfigFile.read(file.toString(), text)
                .only("listen", "url", "state", "concurrency", "grace", "poll", "keep", "gitlab", "projects");
        Optional<ConfigNode> url = root.get("url");
        Optional<ConfigNode> state = root.get("state");
        Optional<ConfigNode> concurrency = root.get("concurrency");
        Optional<ConfigNode> gitlab = root.get("gitlab");
        return new ServeConfig(
                listen(root.get("listen")),
                url.isPresent() ? Optional.of(url(url.get())) : Optional.empty(),
                state.isPresent() ? secrets.path(state.get()) : Path.of(USUAL_STATE),
                concurrency.isPresent() ? positive(concurrency.get()) : 2,
                duration(root.get("grace"), USUAL_GRACE),
                duration(root.get("poll"), USUAL_POLL),
                keep(root.get("keep")),
                gitlab.isPresent() ? Optional.of(gitlab(gitlab.get())) : Optional.empty(),
                projects(root.required("projects")));
    }

    private static InetSocketAddress listen(Optional<ConfigNode> node) throws ConfigException {
        try {
            return address(node.isPresent() ? node.get().text() : USUAL_LISTEN);
        } catch (IllegalArgumentException e) {
            throw node.orElseThrow().error(e.getMessage());
        }
    }

    private static URI url(ConfigNode node) throws ConfigException {
        String text = node.text().replaceFirst("/+$", "");
        if (!text.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+")) {
            throw node.error(
                    "'" + node.text() + "' is not the address of a server, such as https://slipway.example.com");
        }
        return URI.create(text);
    }

    private static Duration duration(Optional<ConfigNode> node, Duration usual) throws ConfigException {
        return node.isPresent() ? node.get().duration() : usual;
    }

    private static Keep keep(Optional<ConfigNode> node) throws ConfigException {
        if (node.isEmpty()) {
            return Keep.ALL;
        }
        Optional<ConfigNode> age = node.get().only("age", "runs").get("age");
        Optional<ConfigNode> runs = node.get().get("runs");
        if (age.isEmpty() && runs.isEmpty()) {
            throw node.get().error("'age:' or 'runs:' is expected, such as {age: 90d, runs: 500}");
        }
        return new Keep(
                age.isPresent() ? Optional.of(age.get().duration()) : Optional.empty(),
                runs.isPresent() ? Optional.of(positive(runs.get())) : Optional.empty());
    }

    static int positive(ConfigNode node) throws ConfigException {
        BigDecimal number = node.number();
        if (number.signum() <= 0
                || number.compareTo(BigDecimal.valueOf(MOST)) > 0
                || number.stripTrailingZeros().scale() > 0) {
            throw node.error("a whole number from 1 to " + MOST + " is expected");
        }
        return number.intValue();
    }

    private GitLabServer gitlab(ConfigNode node) throws ConfigException {
        node.only("url", "token", "certificateAuthority");
        ConfigNode url = node.required("url");
        Optional<ConfigNode> authority = node.get("certificateAuthority");
        Secret token = secrets.line(node.required("token"));
        String pem = authority.isPresent() ? secrets.text(authority.get()) : "";
        try {
            return new GitLabServer(URI.create(url.text()), token, pem);
        } catch (IllegalArgumentException e) {
            throw url.error(e.getMessage());
        }
    }

    private List<ServedProject> projects(ConfigNode node) throws ConfigException {
        List<ServedProject> projects = new ArrayList<>();
        for (Map.Entry<String, ConfigNode> entry : node.mapping().entrySet()) {
            projects.add(new ProjectReader(secrets).read(entry.getKey(), entry.getValue()));
        }
        if (projects.isEmpty()) {
            throw node.error("at least one project is expected, such as group/name");
        }
        return projects;
    }
}
