package io.slipway.runner;

import io.slipway.runner.cli.Slipway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A workspace with a Jenkinsfile, run through the command's public entry in this process. */
record PipelineWorkspace(Path directory, Path state) {
    /** What a run printed, and its exit code. */
    record Ran(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }

        /** The lines of the log that begin with that mark, without it. */
        List<String> marked(String mark) {
            return out.lines()
                    .filter(line -> line.startsWith(mark))
                    .map(line -> line.substring(mark.length()))
                    .toList();
        }
    }

    static PipelineWorkspace in(Path temporary) throws IOException {
        Path directory = Files.createDirectories(temporary.resolve("app"));
        return new PipelineWorkspace(directory.toRealPath(), temporary.resolve("state"));
    }

    PipelineWorkspace with(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        return this;
    }

    /** A credentials file outside of the workspace. */
    Path credentials(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolveSibling("credentials.yaml"), yaml);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    Ran run(String jenkinsfile, String... more) throws IOException {
        with("Jenkinsfile", jenkinsfile);
        List<String> words =
                new ArrayList<>(List.of("run", "--workspace", directory.toString(), "--state", state.toString()));
        words.addAll(List.of(more));
        return slipway(words.toArray(String[]::new));
    }

    static Ran slipway(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new Slipway(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .execute(words);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
