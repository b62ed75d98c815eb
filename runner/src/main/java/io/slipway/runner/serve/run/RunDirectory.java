package io.slipway.runner.serve.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * What Slipway keeps of one run. The directory is Slipway's own, so that nobody can put links into it; a run's user may pass through it to
 * the files that were given to it.
 *
 * @param path absolute
 */
public record RunDirectory(Path path) {
    private static final FileAttribute<?> PASSABLE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /**
     * @param path absolute
     * @return the directory, made where it is missing
     * @throws IOException if it cannot be made
     */
    public static RunDirectory make(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectory(path, PASSABLE);
            // The process's umask may have taken away what runs need to pass.
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        }
        return new RunDirectory(path);
    }

    /**
     * @return the log, for people
     */
    public Path log() {
        return path.resolve("log.txt");
    }

    /**
     * @return the directory of the signed record; need not exist
     */
    public Path record() {
        return path.resolve("record");
    }

    Path events() {
        return path.resolve("events.jsonl");
    }

    Path process() {
        return path.resolve("process");
    }

    /** Writes a file that only this account can read. */
    Path write(String name, String content, Account account) throws IOException {
        Path file = path.resolve(name);
        Files.deleteIfExists(file);
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        account.give(file);
        return file;
    }

    /** Removes what is not the record, this file last; and itself, where there is no record. */
    void forget(String last) throws IOException {
        clear();
        Files.deleteIfExists(events());
        Files.deleteIfExists(log());
        Files.deleteIfExists(path.resolve(last));
        if (!Files.exists(record())) {
            Files.deleteIfExists(path);
        }
    }

    /** Removes what only a run that goes on needs, its secrets first. */
    void clear() throws IOException {
        for (String name : new String[] {"credentials.yaml", "ssh-key", "known_hosts", "gitconfig", "process"}) {
            Files.deleteIfExists(path.resolve(name));
        }
    }
}
