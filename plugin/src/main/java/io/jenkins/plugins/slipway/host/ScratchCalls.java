package io.jenkins.plugins.slipway.host;

import io.slipway.host.local.Deletion;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What an agent does with temporary directories. Only their owner may enter them. */
final class ScratchCalls {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private ScratchCalls() {}

    /** Makes a new directory in another, which is made where it is missing. */
    record Create(String parent, String prefix) implements AgentCall<String> {
        @Override
        public String call() throws IOException {
            Files.createDirectories(Path.of(parent));
            return Files.createTempDirectory(Path.of(parent), prefix, OWNER_ONLY)
                    .toString();
        }
    }

    /** The same for a step; its current directory is made where it is missing, as Jenkins' own steps do. */
    record Open(String current, String parent, String prefix) implements AgentCall<String> {
        @Override
        public String call() throws IOException {
            Files.createDirectories(Path.of(current));
            return new Create(parent, prefix).call();
        }
    }

    /**
     * Makes the directory that all steps of a run share, where it is missing, and removes what other runs left beside it: a workspace belongs
     * to one run at a time.
     *
     * @param parent where the temporary directories of the workspace lie
     * @param prefix how the names of all of them begin
     * @param run how the names of this run's go on
     */
    record Share(String parent, String prefix, String run) implements AgentCall<String> {
        @Override
        public String call() throws IOException {
            Path directory = Path.of(parent, prefix + run + "-shared");
            Files.createDirectories(directory.getParent());
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                remove(parent, prefix, run, false);
                Files.createDirectory(directory, OWNER_ONLY);
            }
            return directory.toString();
        }
    }

    /** Removes all temporary directories of a run. */
    record Clear(String parent, String prefix, String run) implements AgentCall<Boolean> {
        @Override
        public Boolean call() throws IOException {
            remove(parent, prefix, run, true);
            return true;
        }
    }

    private static void remove(String parent, String prefix, String run, boolean own) throws IOException {
        if (!Files.isDirectory(Path.of(parent))) {
            return;
        }
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(Path.of(parent), prefix + "*")) {
            for (Path directory : directories) {
                if (directory.getFileName().toString().startsWith(prefix + run + "-") == own) {
                    Deletion.of(directory);
                }
            }
        }
    }

    /** Removes a directory with all that is in it. */
    record Delete(String directory) implements AgentCall<Boolean> {
        @Override
        public Boolean call() throws IOException {
            Deletion.of(Path.of(directory));
            return true;
        }
    }
}
