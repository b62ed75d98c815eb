package io.slipway.runner.run;

import io.slipway.digest.Sha256;
import io.slipway.host.DeliveryException;
import io.slipway.host.FileProblem;
import io.slipway.runner.result.Result;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** What is kept of a job between its builds: the last number, result and commit. */
final class JobState {
    private static final int LONGEST = 100;

    private final Path directory;

    private JobState(Path directory) {
        this.directory = directory;
    }

    /** The state of the job of that name; without one, of the job whose checkout is that workspace. */
    static JobState open(Path state, Path workspace, Optional<String> job) throws IOException, DeliveryException {
        String identity = job.orElse(workspace.toString());
        String place = Sha256.of(identity.getBytes(StandardCharsets.UTF_8));
        String readable = job.orElse(jobName(workspace)).replaceAll("[^A-Za-z0-9._-]", "-");
        String name = readable.substring(0, Math.min(LONGEST, readable.length())) + "-"
                + place.substring(place.indexOf(':') + 1, place.indexOf(':') + 9);
        Path directory = state.resolve("jobs").resolve(name);
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new DeliveryException(
                    "cannot keep state in %s: %s; name a directory that can be written in --state"
                            .formatted(state, FileProblem.reason(e)),
                    e);
        }
        return new JobState(directory);
    }

    static String jobName(Path workspace) {
        return String.valueOf(workspace.getFileName()).replaceAll("[^A-Za-z0-9._-]", "-");
    }

    Path directory() {
        return directory;
    }

    /** The number of a new build; two runs never get the same one. */
    int nextNumber() throws IOException {
        try (FileChannel channel = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            int number = Integer.parseInt(read("number", "0")) + 1;
            Files.writeString(directory.resolve("number"), lock.isValid() ? String.valueOf(number) : "");
            return number;
        }
    }

    /** The result of the last build that ended; null if there was none. */
    Result previous() throws IOException {
        return Result.named(read("result", "")).orElse(null);
    }

    String previousCommit() throws IOException {
        return read("commit", "");
    }

    void ended(Result result, String commit) throws IOException {
        Files.writeString(directory.resolve("result"), result.name());
        Files.writeString(directory.resolve("commit"), commit);
    }

    private String read(String name, String otherwise) throws IOException {
        try {
            return Files.readString(directory.resolve(name)).strip();
        } catch (NoSuchFileException e) {
            return otherwise;
        }
    }
}
