package io.slipway.runner.credentials;

import io.slipway.host.local.Deletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Variables that hold secrets, and files (mode 0600, outside of the workspace) whose paths they hold. Closing removes the files. */
final class BoundVariables implements AutoCloseable {
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final List<Path> directories = new ArrayList<>();

    Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    void set(String name, String value) {
        if (!name.isEmpty()) {
            variables.put(name, value);
        }
    }

    void file(String variable, String fileName, String content) throws IOException {
        Path directory = Files.createTempDirectory("slipway-secret-");
        Path file = directory.resolve(fileName);
        directories.add(directory);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
        set(variable, file.toString());
    }

    /** Removes every file, whatever a script put beside it and whatever cannot be removed. */
    @Override
    public void close() throws IOException {
        IOException problem = null;
        for (Path directory : directories) {
            try {
                Deletion.of(directory);
            } catch (IOException e) {
                problem = e;
            }
        }
        if (problem != null) {
            throw problem;
        }
    }
}
