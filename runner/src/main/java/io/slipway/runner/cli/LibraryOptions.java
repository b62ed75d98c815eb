package io.slipway.runner.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where shared libraries are: Slipway's own in its installation, others where the operator says. */
final class LibraryOptions {
    /** The system property that names the installation; the launcher sets it. */
    static final String HOME = "slipway.home";

    private static final String OWN = "slipway";

    @Option(
            names = "--library",
            paramLabel = "NAME=DIR",
            description =
                    "A shared library: a directory with vars, src or both. 'slipway' is Slipway's own unless given.")
    private final Map<String, Path> given = new LinkedHashMap<>();

    Map<String, Path> all() {
        Map<String, Path> all = new LinkedHashMap<>();
        String home = System.getProperty(HOME);
        if (home != null) {
            all.put(OWN, Path.of(home));
        }
        given.forEach((name, path) -> all.put(name, path.toAbsolutePath().normalize()));
        return all;
    }
}
