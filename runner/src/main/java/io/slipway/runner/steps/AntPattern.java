package io.slipway.runner.steps;

import io.slipway.host.DeliveryException;
import io.slipway.runner.pipeline.Glob;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Files by Ant's patterns ({@code **}{@code /*.xml}, separated by commas). What they find lies inside their directory: neither
 * {@code ..} nor a symbolic link leads out of it.
 */
final class AntPattern {
    private static final List<String> DEFAULT_EXCLUDES =
            List.of("**/.git", "**/.git/**", "**/.svn/**", "**/*~", "**/#*#", "**/.DS_Store", "**/CVS/**");

    private final List<Pattern> includes;
    private final List<Pattern> excludes;

    private AntPattern(List<Pattern> includes, List<Pattern> excludes) {
        this.includes = includes;
        this.excludes = excludes;
    }

    static AntPattern of(String includes, String excludes, boolean defaultExcludes) throws DeliveryException {
        List<Pattern> without = new ArrayList<>(patterns(excludes));
        if (defaultExcludes) {
            DEFAULT_EXCLUDES.forEach(pattern -> without.add(Glob.pattern(pattern)));
        }
        return new AntPattern(patterns(includes), without);
    }

    private static List<Pattern> patterns(String text) throws DeliveryException {
        List<String> parts = Arrays.stream(text.split("[,\\s]+"))
                .filter(part -> !part.isEmpty())
                .toList();
        for (String part : parts) {
            if (part.startsWith("/") || Arrays.asList(part.split("/")).contains("..")) {
                throw new DeliveryException("the pattern '" + part + "' leads out of the workspace");
            }
        }
        return parts.stream().map(Glob::pattern).toList();
    }

    /** The files that are meant, as paths relative to the directory, sorted. */
    List<Path> find(Path directory) throws IOException {
        TreeSet<Path> found = new TreeSet<>();
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        Path root = directory.toRealPath();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path relative = root.relativize(file);
                if (matches(relative.toString().replace('\\', '/')) && isInside(root, file)) {
                    found.add(relative);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return List.copyOf(found);
    }

    private boolean matches(String relative) {
        return includes.stream().anyMatch(pattern -> pattern.matcher(relative).matches())
                && excludes.stream()
                        .noneMatch(pattern -> pattern.matcher(relative).matches());
    }

    private static boolean isInside(Path root, Path file) throws IOException {
        return Files.isRegularFile(file) && file.toRealPath().startsWith(root);
    }
}
