package io.slipway.runner.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where shared libraries are: Slipway's own in its installation, others where the operator says. */
final class LibraryPaths {
    static final CliCommand.Option OPTION = new CliCommand.Option(
            "--library", "NAME=DIR", "a shared library (vars, src or both); 'slipway' is Slipway's own unless given");

    /** The system property that names the installation; the launcher sets it. */
    private static final String HOME = "slipway.home";

    private static final String OWN = "slipway";

    private LibraryPaths() {}

    static Map<String, Path> of(Arguments arguments) throws UsageException {
        Map<String, Path> all = new LinkedHashMap<>();
        String home = System.getProperty(HOME);
        if (home != null) {
            all.put(OWN, Path.of(home));
        }
        for (Map.Entry<String, String> given : arguments.pairs(OPTION.name()).entrySet()) {
            all.put(given.getKey(), Arguments.path(OPTION.name(), given.getValue()));
        }
        return all;
    }
}
