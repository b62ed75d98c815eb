package io.slipway.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a deployment needs, for one test: an SSH server on loopback with keys of its own, a registry with authentication, and versions
 * of an application in it. The engine is the one of this machine; all containers and images are removed in the end.
 */
final class AppServer {
    static final String USER = "deployer";
    static final String PASSWORD = "registry-s3cret";
    static final String APP = "slipway-e2e-deploy";

    final int port;
    final int published;
    final int alsoPublished;
    final String registry;
    final Path storage;
    private final String app;
    private final Path directory;
    private final List<Process> servers = new ArrayList<>();
    private final Map<String, String> references = new TreeMap<>();

    AppServer(Path directory) throws Exception {
        this(directory, APP);
    }

    /** For an application of that name, which nobody else on this machine deploys. */
    AppServer(Path directory, String app) throws Exception {
        this.app = app;
        this.directory = Files.createDirectories(directory);
        this.storage = this.directory.resolve("registry");
        this.port = freePort();
        this.published = freePort();
        this.alsoPublished = freePort();
        int registryPort = freePort();
        this.registry = "127.0.0.1:" + registryPort;
        removeContainers();
        startSshd();
        startRegistry(registryPort);
        await(port);
        await(registryPort);
    }

    String key(String passphrase) throws Exception {
        Path key = directory.resolve("key" + passphrase.length());
        if (Files.notExists(key)) {
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", key.toString());
            Files.writeString(
                    directory.resolve("authorized_keys"),
                    Files.readString(Path.of(key + ".pub")),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        return Files.readString(key);
    }

    /** The line of known_hosts by which this server is known. */
    String hostKey() throws IOException {
        String[] parts = Files.readString(directory.resolve("host.pub")).split(" ", 3);
        return "[127.0.0.1]:%d %s %s\n".formatted(port, parts[0], parts[1]);
    }

    /** Pushes a version of the application; its page says which. */
    String version(String text, String healthPath) throws Exception {
        if (!references.containsKey(text)) {
            Path context = Files.createDirectories(directory.resolve("image-" + text));
            Files.copy(Path.of("/bin/busybox"), context.resolve("busybox"));
            Files.writeString(context.resolve("index.html"), text + "\n");
            Files.writeString(context.resolve("Dockerfile"), """
                    FROM scratch
                    COPY busybox /bin/busybox
                    COPY index.html /www/index.html
                    USER 10001
                    STOPSIGNAL SIGKILL
                    HEALTHCHECK --interval=30s CMD ["/bin/busybox", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080%s"]
                    ENTRYPOINT ["/bin/busybox", "httpd", "-f", "-p", "8080", "-h", "/www"]
                    """.formatted(healthPath));
            references.put(text, push(text, context));
        }
        return references.get(text);
    }

    private String push(String text, Path context) throws Exception {
        String tag = registry + "/" + app + "/web:" + text;
        Path config = Files.createDirectories(directory.resolve("docker"));
        String auth = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(UTF_8));
        Files.writeString(
                config.resolve("config.json"), "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(registry, auth));
        run("docker", "--config", config.toString(), "build", "--quiet", "--tag", tag, context.toString());
        run("docker", "--config", config.toString(), "push", "--quiet", tag);
        String reference = run("docker", "image", "inspect", "--format={{index .RepoDigests 0}}", tag)
                .strip();
        run("docker", "rmi", "--force", tag, reference);
        return reference;
    }

    static String docker(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new)).strip();
    }

    void stopRegistry() throws InterruptedException {
        servers.get(1).destroy();
        servers.get(1).waitFor();
    }

    private void startSshd() throws Exception {
        Path hostKey = directory.resolve("host");
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", hostKey.toString());
        Files.createDirectories(Path.of("/run/sshd"));
        Path config = directory.resolve("sshd_config");
        Files.writeString(config, """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s
                AuthorizedKeysFile %s
                PasswordAuthentication no
                StrictModes no
                UsePAM no
                PidFile none
                """.formatted(port, hostKey, directory.resolve("authorized_keys")));
        start("/usr/sbin/sshd", "-D", "-e", "-f", config.toString());
    }

    private void startRegistry(int registryPort) throws Exception {
        Path users = directory.resolve("htpasswd");
        run("htpasswd", "-Bbc", users.toString(), USER, PASSWORD);
        Path config = directory.resolve("registry.yml");
        Files.writeString(config, """
                version: 0.1
                log: {level: error}
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: 127.0.0.1:%d}
                auth: {htpasswd: {realm: test, path: %s}}
                """.formatted(storage, registryPort, users));
        start("docker-registry", "serve", config.toString());
    }

    private void start(String... command) throws IOException {
        servers.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("servers.log").toFile()))
                .start());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void await(int port) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        for (long pause = 10; ; pause = Math.min(500, pause * 2)) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(pause);
            }
        }
    }

    static String run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DOCKER_BUILDKIT", "0");
        Path error = Files.createTempFile(
                "slipway-e2e",
                ".err",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Process process = builder.redirectError(error.toFile()).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(List.of(command) + ": " + Files.readString(error));
            }
            return out;
        } finally {
            Files.delete(error);
        }
    }

    private void removeContainers() throws Exception {
        for (String name : List.of(app, app + "-2")) {
            for (String id : docker("ps", "--all", "--quiet", "--filter", "label=io.slipway.app=" + name)
                    .lines()
                    .toList()) {
                docker("rm", "--force", id);
            }
        }
    }

    void close() throws Exception {
        try {
            removeContainers();
            for (String id : docker("image", "ls", "--quiet", registry + "/" + app + "/web")
                    .lines()
                    .distinct()
                    .toList()) {
                docker("rmi", "--force", id);
            }
            for (String name : List.of(app, app + "-2")) {
                if (!docker("network", "ls", "--quiet", "--filter", "name=^" + name + "$")
                        .isEmpty()) {
                    docker("network", "rm", name);
                }
                Path state = Path.of(System.getProperty("user.home"), ".slipway", name);
                Files.deleteIfExists(state.resolve("lock"));
                Files.deleteIfExists(state);
            }
        } finally {
            for (Process server : servers) {
                server.descendants().forEach(ProcessHandle::destroy);
                server.destroy();
                server.waitFor();
            }
        }
    }

    /** What the deployed application answers; empty where nothing does. */
    String page() throws Exception {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + published + "/"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body()
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }
}
