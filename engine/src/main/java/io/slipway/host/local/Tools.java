package io.slipway.host.local;

import io.slipway.host.MissingToolException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Finds a tool where the operator put it. A PATH that a pipeline sets is never asked. */
final class Tools {
    private final Map<String, String> configured;
    private final String operatorPath;

    Tools(Map<String, String> configured, String operatorPath) {
        this.configured = Map.copyOf(configured);
        this.operatorPath = operatorPath;
    }

    Path find(String tool) throws MissingToolException {
        if (configured.containsKey(tool)) {
            return executable(Path.of(configured.get(tool)), tool);
        }
        return Arrays.stream(operatorPath.split(File.pathSeparator))
                .filter(folder -> Path.of(folder).isAbsolute())
                .map(folder -> Path.of(folder, tool))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .orElseThrow(() -> new MissingToolException(tool));
    }

    private static Path executable(Path file, String tool) throws MissingToolException {
        if (!Files.isExecutable(file)) {
            throw new MissingToolException(tool);
        }
        return file;
    }
}
