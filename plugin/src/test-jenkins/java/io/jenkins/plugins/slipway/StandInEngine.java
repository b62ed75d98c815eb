package io.jenkins.plugins.slipway;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A directory with a stand-in for {@code docker} (the machine that runs these tests may have none): it notes the process of each build, and
 * hangs in it while there is a file {@code hang}.
 */
final class StandInEngine {
    static final String BUILD = """
            node(env.LABEL ?: '') {
                writeFile file: 'Dockerfile', text: 'FROM scratch'
                def built = buildImage image: 'shop/api:build', builder: 'docker'
                echo "built ${built.image} as ${built.configDigest}"
            }
            """;

    private final Path directory;

    private StandInEngine(Path directory) {
        this.directory = directory;
    }

    static StandInEngine at(Path directory) {
        return new StandInEngine(directory);
    }

    static StandInEngine create(Path directory) throws IOException {
        Path docker = directory.resolve("docker");
        try (InputStream script = StandInEngine.class.getResourceAsStream("docker.sh")) {
            Files.copy(script, docker);
        }
        Files.createDirectories(directory.resolve("image"));
        Files.writeString(directory.resolve("image/config.json"), "{\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}");
        Files.writeString(
                directory.resolve("image/manifest.json"),
                "[{\"Config\":\"config.json\",\"RepoTags\":[\"shop/api:build\"],\"Layers\":[]}]");
        if (!docker.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + docker + " executable");
        }
        return new StandInEngine(directory);
    }

    /** In the controller that this is called in, the operator's docker is the stand-in. */
    StandInEngine use() throws Exception {
        Path configuration = Files.writeString(
                directory.resolve("jenkins.yaml"), """
                unclassified:
                  slipway:
                    tools:
                    - name: docker
                      path: %s
                """.formatted(directory.resolve("docker")), StandardCharsets.UTF_8);
        ConfigurationAsCode.get().configure(configuration.toUri().toString());
        return this;
    }

    void hang() throws IOException {
        Files.writeString(directory.resolve("hang"), "");
    }

    void answer() throws IOException {
        Files.delete(directory.resolve("hang"));
    }

    List<ProcessHandle> awaitBuilds(int count) throws IOException {
        Poll.until(() -> builds().size() >= count);
        return builds().stream()
                .map(ProcessHandle::of)
                .flatMap(process -> process.stream())
                .toList();
    }

    List<Long> builds() throws IOException {
        Path file = directory.resolve("builds");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(Long::valueOf).toList()
                : List.of();
    }
}
