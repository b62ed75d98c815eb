package io.slipway.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What an operator has who calls {@code ./slipway run}: an application's repository, a policy, credentials, a state directory, a home
 * and a directory for temporary files, all of this test alone, so that whatever a run leaves behind is found.
 */
final class RunBench implements AutoCloseable {
    static final String BUILD = "buildImage image: env.IMAGE";
    static final String SMOKE = "smokeTest image: env.IMAGE, port: 8080, expectBody: 'first'";
    static final String SCAN = "scanImage image: env.IMAGE";
    static final String PUSH =
            "script { echo 'PUSHED ' + pushImage(image: env.IMAGE, to: env.TO, credentialsId: 'registry').image }";

    static final Path SLIPWAY = Path.of("../slipway").toAbsolutePath().normalize();
    private static final String DOCKER_CONFIG = "{\"auths\": {\"registry.example.com\": {}}}\n";

    final Path repository;
    final String image;
    /** The operator's environment, besides this process's own. */
    final Map<String, String> environment = new TreeMap<>();
    /** What {@code --env} gives. */
    final Map<String, String> variables = new TreeMap<>();
    /** Paths of tools in the policy. */
    final Map<String, String> tools = new TreeMap<>();
    /** Registries of the policy that the credential 'registry' may be sent to. */
    final Set<String> registries = new TreeSet<>();
    /** Web addresses that the policy lets be scanned. */
    final List<String> targets = new ArrayList<>();
    /** How old the database may be. */
    String maxDatabaseAge = "36500d";

    /** What stands before the command, such as {@code setpriv} with its options. */
    final List<String> prefix = new ArrayList<>();

    private final Path directory;
    private final Path temporary;
    private final Path home;
    private final Map<String, String> credentials = new TreeMap<>();
    private final List<String> secrets = new ArrayList<>();
    private final List<SlipwayRun> runs = new ArrayList<>();

    RunBench(Path directory) throws Exception {
        String name = "faults-" + UUID.randomUUID().toString().substring(0, 8);
        this.directory = Files.createDirectories(directory.resolve(name));
        this.image = "slipway-e2e/" + name + ":build";
        this.repository = Files.createDirectories(this.directory.resolve("app-" + name));
        this.temporary = Files.createDirectories(this.directory.resolve("tmp"));
        this.home = Files.createDirectories(this.directory.resolve("home"));
        Files.writeString(Files.createDirectories(home.resolve(".docker")).resolve("config.json"), DOCKER_CONFIG);
        DebianImage.trivy(this.directory);
        login(
                "registry",
                RealRegistry.LOGIN.username(),
                RealRegistry.LOGIN.password().reveal());
        environment.put("HOME", home.toString());
        environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        variables.put("IMAGE", image);
        application("first");
    }

    /** Builds the command where it is stale, so that no test has to wait for that. */
    static void build() throws Exception {
        AppServer.run(SLIPWAY.toString(), "--version");
    }

    /** Where the runs push to. */
    RunBench pushingTo(String registry) {
        registries.add(registry);
        variables.put("TO", registry + "/shop/web");
        return this;
    }

    void login(String id, String username, String password) {
        secrets.add(password);
        credentials.put(id, "{type: usernamePassword, username: %s, password: %s}".formatted(username, password));
    }

    void key(String id, String username, String key) {
        secrets.add("PRIVATE KEY");
        credentials.put(id, "\n  type: sshKey\n  username: %s\n  privateKey: |\n%s".formatted(username, key.indent(4)));
    }

    /** A web server that says so on its first page; without known vulnerabilities. */
    void application(String page) throws IOException {
        DebianImage.write(repository, Map.of("tar", "1.34+dfsg-1.2+deb12u1"));
        write("index.html", page + "\n");
        dockerfile("/", "");
    }

    /** The Dockerfile of the application, with a path to ask for its health, and more instructions. */
    void dockerfile(String health, String more) throws IOException {
        write("Dockerfile", """
                FROM scratch
                COPY busybox /bin/busybox
                COPY os-release debian_version /etc/
                COPY status /var/lib/dpkg/status
                COPY index.html /www/index.html
                %s
                USER 10001
                STOPSIGNAL SIGKILL
                HEALTHCHECK --interval=30s CMD ["/bin/busybox", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080%s"]
                ENTRYPOINT ["/bin/busybox", "httpd", "-f", "-p", "8080", "-h", "/www"]
                """.formatted(more, health));
    }

    /** Makes the image so large, and so hard to compress, that pushing it takes a while. */
    void addRandomData() throws IOException {
        byte[] data = new byte[30_000_000];
        new Random(1).nextBytes(data);
        Files.write(repository.resolve("data"), data);
        dockerfile("/", "COPY data /data");
    }

    /** Puts PyYAML 5.3 into the image: CVE-2020-14343, 9.8 at NVD. */
    void addVulnerablePackage() throws IOException {
        write("METADATA", "Metadata-Version: 2.1\nName: PyYAML\nVersion: 5.3\n");
        dockerfile("/", "COPY METADATA /usr/lib/python3/dist-packages/PyYAML-5.3.dist-info/METADATA");
    }

    /** Replaces a tool, in the policy, by a shell script; {@code $REAL} is the real one. */
    void replace(String tool, String script) throws Exception {
        String real = AppServer.run("sh", "-c", "command -v " + tool).strip();
        Path file = Files.createDirectories(directory.resolve("tools")).resolve(tool);
        Files.writeString(file, "#!/bin/sh\nREAL=" + real + "\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        tools.put(tool, file.toString());
    }

    Path database(String name) {
        return directory.resolve("trivy/db").resolve(name);
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    Path write(String name, String content) throws IOException {
        Path file = repository.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    /** A declarative pipeline: one stage for each of these statements, and a {@code post} that says that it was run. */
    void stages(String... statements) throws IOException {
        StringBuilder stages = new StringBuilder();
        for (String statement : statements) {
            stages.append("        stage('%d') { steps { %s } }\n".formatted(stages.length(), statement));
        }
        write("Jenkinsfile", """
                pipeline {
                    agent any
                    stages {
                %s    }
                    post { always { echo 'post was run' } }
                }
                """.formatted(stages));
    }

    /** Commits everything and starts a run. */
    SlipwayRun start() throws Exception {
        commit();
        Path policy = Files.writeString(directory.resolve("policy.yaml"), policy());
        StringBuilder text = new StringBuilder();
        credentials.forEach((id, value) -> text.append(id + ": " + value + "\n"));
        Path credentialsFile = Files.writeString(directory.resolve("credentials.yaml"), text);
        Files.setPosixFilePermissions(credentialsFile, PosixFilePermissions.fromString("rw-------"));
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(SLIPWAY.toString(), "run", "--workspace", repository.toString()));
        command.addAll(List.of("--policy", policy.toString(), "--credentials", credentialsFile.toString()));
        command.addAll(List.of("--state", directory.resolve("state").toString()));
        variables.forEach((name, value) -> command.addAll(List.of("--env", name + "=" + value)));
        SlipwayRun run = SlipwayRun.start(command, environment);
        runs.add(run);
        return run;
    }

    SlipwayRun.Ended run() throws Exception {
        return start().end();
    }

    private String policy() {
        StringBuilder policy = new StringBuilder("gate: {maxDatabaseAge: %s}\n".formatted(maxDatabaseAge));
        policy.append("trivy: {offline: true, cacheDirectory: %s}\n".formatted(directory.resolve("trivy")));
        policy.append("webScan: {targets: [%s]}\n".formatted(String.join(", ", targets)));
        policy.append("registries:\n");
        registries.forEach(
                name -> policy.append("  \"%s\": {credentials: [registry], plainHttp: true}\n".formatted(name)));
        policy.append("tools:\n");
        tools.forEach((tool, path) -> policy.append("  %s: %s\n".formatted(tool, path)));
        return policy.toString();
    }

    private void commit() throws Exception {
        git("init", "--quiet", "--initial-branch=main");
        git("add", "--all");
        git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "--allow-empty", "--message=x");
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        AppServer.run(command.toArray(String[]::new));
    }

    /** Fails if a run left a container, a process, a temporary file or a credential, or changed the operator's home. */
    void requireNothingLeft() throws Exception {
        assertThat(containers()).as("containers").isEmpty();
        assertThat(processes()).as("processes").isEmpty();
        assertThat(files(temporary)).as("temporary files").isEmpty();
        assertThat(files(home)).as("the operator's home").containsExactly(home.resolve(".docker/config.json"));
        assertThat(home.resolve(".docker/config.json")).hasContent(DOCKER_CONFIG.strip());
        for (Path file : files(directory.resolve("state"))) {
            assertThat(Files.readString(file, ISO_8859_1)).as(file.toString()).doesNotContain(secrets);
        }
    }

    /** The containers of smoke tests of this bench's runs. */
    List<String> containers() throws Exception {
        return AppServer.docker("ps", "--all", "--format={{.Names}} {{.Label \"io.slipway.smoke-test\"}}")
                .lines()
                .filter(line -> line.contains(repository.getFileName().toString()))
                .map(line -> line.split(" ", 2)[0])
                .toList();
    }

    /** Processes that work in this bench's directories or were given one of them. */
    private List<String> processes() throws IOException {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.map(process -> read(Path.of("/proc", Long.toString(process.pid()), "cmdline")))
                    .filter(line -> line.contains(directory.toString()))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> !file.equals(directory) && !Files.isDirectory(file))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws Exception {
        for (SlipwayRun run : runs) {
            run.close();
        }
        for (String container : containers()) {
            AppServer.docker("rm", "--force", container);
        }
        // Also those whose tag a later build took.
        String title = "label=org.opencontainers.image.title=" + image.substring(0, image.indexOf(':'));
        for (String id : AppServer.docker("image", "ls", "--quiet", "--filter", title)
                .lines()
                .distinct()
                .toList()) {
            AppServer.docker("rmi", "--force", id);
        }
    }
}
