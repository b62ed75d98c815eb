package io.slipway.runner.serve;

import io.slipway.host.DeliveryException;
import io.slipway.host.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;

/**
 * Where {@code slipway serve} keeps everything. The users of runs pass through it to what is theirs, and can list nothing.
 *
 * @param path absolute
 */
record StateDirectory(Path path) {
    /** The paths come into git's configuration and into a command that git hands to a shell. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._+@-]+");

    static StateDirectory open(Path path) throws DeliveryException {
        if (!PLAIN.matcher(path.toString()).matches()) {
            throw new DeliveryException("state: '%s' may hold only letters, digits and / . _ + @ -".formatted(path));
        }
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
            }
            Path real = path.toRealPath();
            Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwx--x--x"));
            return new StateDirectory(real);
        } catch (IOException e) {
            throw new DeliveryException(
                    "cannot keep state in %s: %s; name another directory in 'state:'"
                            .formatted(path, FileProblem.reason(e)),
                    e);
        }
    }

    /** A directory in it that nobody else can look into. */
    Path closed(String name) throws IOException {
        return make(name, "rwx------");
    }

    /** A directory in it that others can pass through. */
    Path passable(String name) throws IOException {
        return make(name, "rwx--x--x");
    }

    private Path make(String name, String permissions) throws IOException {
        Path directory = path.resolve(name);
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(directory);
        }
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
        return directory;
    }
}
