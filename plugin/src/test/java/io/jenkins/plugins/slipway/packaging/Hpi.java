package io.jenkins.plugins.slipway.packaging;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The built plugin, unpacked. */
final class Hpi {
    static final Path FILE = Path.of("target/slipway.hpi");

    private final Path root;

    private Hpi(Path root) {
        this.root = root;
    }

    static Hpi unpack(Path directory) throws IOException {
        unzip(FILE, directory);
        return new Hpi(directory);
    }

    static Attributes manifest() throws IOException {
        try (JarFile hpi = new JarFile(FILE.toFile())) {
            return hpi.getManifest().getMainAttributes();
        }
    }

    /** Version by short name, with what else the manifest says of it. */
    static Map<String, String> dependencies() throws IOException {
        return Arrays.stream(manifest().getValue("Plugin-Dependencies").split(",", -1))
                .map(dependency -> dependency.split(":", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one, TreeMap::new));
    }

    Path library(String name) {
        return root.resolve("WEB-INF/lib").resolve(name);
    }

    List<Path> libraries() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("WEB-INF/lib"))) {
            return files.sorted().toList();
        }
    }

    static boolean isOurs(Path library) {
        return library.getFileName().toString().startsWith("slipway");
    }

    /** The plugin's own classes. */
    JavaClasses classes() throws IOException {
        return classes(List.of(library("slipway.jar")));
    }

    JavaClasses allClasses() throws IOException {
        return classes(libraries());
    }

    private static JavaClasses classes(List<Path> archives) throws IOException {
        List<JarFile> jars = new ArrayList<>();
        try {
            for (Path archive : archives) {
                jars.add(new JarFile(archive.toFile()));
            }
            return new ClassFileImporter().importJars(jars);
        } finally {
            for (JarFile jar : jars) {
                jar.close();
            }
        }
    }

    /** Text by path, of the files in the plugin's own jar that end so. */
    Map<String, String> resources(String suffix) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (FileSystem jar = FileSystems.newFileSystem(jarUri(), Map.of());
                Stream<Path> files = Files.walk(jar.getPath("/"))) {
            files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(suffix))
                    .forEach(file -> found.put(file.toString().substring(1), read(file)));
        }
        return found;
    }

    private URI jarUri() {
        return URI.create("jar:" + library("slipway.jar").toUri());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unzip(Path archive, Path directory) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(archive);
                Stream<Path> files = Files.walk(zip.getPath("/"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = directory.resolve(file.toString().substring(1));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
