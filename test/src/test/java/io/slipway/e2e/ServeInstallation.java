package io.slipway.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Slipway, installed where other users can read it.
 *
 * @param home its directory
 */
record ServeInstallation(Path home) {
    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    static ServeInstallation in(Path home) throws IOException {
        copy(CHECKOUT.resolve("runner/target/slipway-dist/lib"), home.resolve("lib"));
        for (String library : List.of("vars", "src", "resources")) {
            copy(CHECKOUT.resolve(library), home.resolve(library));
        }
        return new ServeInstallation(home);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                Set<PosixFilePermission> readable = EnumSet.copyOf(Files.getPosixFilePermissions(copy));
                readable.addAll(PosixFilePermissions.fromString("r--r--r--"));
                Files.setPosixFilePermissions(copy, readable);
            }
        }
    }

    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xss4m",
                "-Dfile.encoding=UTF-8",
                "-Dslipway.home=" + home,
                "-cp",
                home.resolve("lib") + "/*",
                "io.slipway.runner.Main"));
        command.addAll(List.of(arguments));
        return command;
    }
}
