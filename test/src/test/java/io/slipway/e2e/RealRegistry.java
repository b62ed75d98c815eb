package io.slipway.e2e;

import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.host.Secret;
import io.slipway.policy.GateRules;
import io.slipway.policy.Policy;
import io.slipway.policy.RegistryRules;
import io.slipway.policy.ScannerRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Debian's docker-registry on the loopback address, which wants a password, or a token. */
final class RealRegistry implements AutoCloseable {
    static final UsernamePassword LOGIN = new UsernamePassword("delivery", Secret.of("s3cret-of-the-registry"));
    private static final String BCRYPT = "$2y$05$";

    final Path storage;
    final String name;
    private final Path log;
    private final Process process;

    private RealRegistry(Path storage, String name, Path log, Process process) {
        this.storage = storage;
        this.log = log;
        this.name = name;
        this.process = process;
    }

    static RealRegistry start(Path directory) throws Exception {
        Path htpasswd = directory.resolve("htpasswd");
        run(
                "htpasswd",
                "-Bbc",
                htpasswd.toString(),
                LOGIN.username(),
                LOGIN.password().reveal());
        if (!Files.readString(htpasswd).contains(BCRYPT)) {
            throw new IllegalStateException("htpasswd made no bcrypt hash");
        }
        return start(directory, "{htpasswd: {realm: test, path: %s}}".formatted(htpasswd));
    }

    /** One with another authentication, in the words of its configuration. */
    static RealRegistry start(Path directory, String authentication) throws Exception {
        int port = freePort();
        Path storage = Files.createDirectories(directory.resolve("storage"));
        Path config = Files.writeString(directory.resolve("config.yml"), """
                version: 0.1
                storage: {filesystem: {rootdirectory: %s}, delete: {enabled: true}}
                http: {addr: "127.0.0.1:%d"}
                auth: %s
                """.formatted(storage, port, authentication));
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        RealRegistry registry = new RealRegistry(storage, "127.0.0.1:" + port, log, process);
        registry.await(port);
        return registry;
    }

    /** Lets it neither answer nor end, until it is closed. */
    void freeze() throws Exception {
        run("kill", "-STOP", Long.toString(process.pid()));
    }

    /** Ends it as a crash does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int port() {
        return Integer.parseInt(name.substring(name.indexOf(':') + 1));
    }

    /** What is in a repository: its tags. */
    List<String> tags(String repository) throws IOException {
        return names("docker/registry/v2/repositories/" + repository + "/_manifests/tags");
    }

    /** The digest of the manifest that a tag names. */
    String manifestOf(String repository, String tag) throws IOException {
        return Files.readString(storage.resolve(
                "docker/registry/v2/repositories/%s/_manifests/tags/%s/current/link".formatted(repository, tag)));
    }

    /** The uploads to a repository that were begun and neither finished nor given up. */
    List<String> uploads(String repository) throws IOException {
        return names("docker/registry/v2/repositories/" + repository + "/_uploads");
    }

    /** What it wrote about requests. */
    Stream<String> log() throws IOException {
        return Files.readAllLines(log).stream();
    }

    /** Everything that it keeps. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(storage)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private List<String> names(String directory) throws IOException {
        if (!Files.exists(storage.resolve(directory))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(storage.resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    Policy policy(Policy rest) {
        return new Policy(
                "the test's policy",
                rest.gate(),
                Map.of(name, new RegistryRules(List.of("registry"), Optional.empty(), false)),
                List.of(),
                rest.tools(),
                rest.trivy());
    }

    static Policy policy(GateRules gate, ScannerRules trivy, Map<String, String> tools) {
        return new Policy("the test's policy", gate, Map.of(), List.of(), tools, trivy);
    }

    @Override
    public void close() throws InterruptedException {
        // It may be frozen, and then takes no gentle signal.
        process.destroyForcibly();
        process.waitFor();
    }

    private void await(int port) throws Exception {
        for (int i = 0; i < 200; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                Thread.sleep(Math.min(200, 5L * (i + 1)));
            }
        }
        throw new IllegalStateException("the registry did not start");
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command[0], "failed"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
