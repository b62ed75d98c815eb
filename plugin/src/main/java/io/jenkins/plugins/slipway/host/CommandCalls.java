package io.jenkins.plugins.slipway.host;

import io.slipway.host.Command;
import io.slipway.host.Output;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What an agent does before and after a command. */
final class CommandCalls {
    private static final int LONGEST_CHARACTER = 3;

    private CommandCalls() {}

    /** Makes the command's directory with its script and its input. */
    record Prepare(String directory, String script, String input) implements AgentCall<Boolean> {
        @Override
        public Boolean call() throws IOException {
            Files.createDirectory(
                    Path.of(directory),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            write(CommandScript.SCRIPT, script);
            if (!input.isEmpty()) {
                write(CommandScript.INPUT, input);
            }
            return true;
        }

        private void write(String name, String text) throws IOException {
            Path file = Files.createFile(
                    Path.of(directory, name),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text, StandardCharsets.UTF_8);
        }
    }

    static Prepare prepare(CommandScript script, String text) {
        return new Prepare(script.directory(), text, script.command().input());
    }

    static Collect collect(CommandScript script) {
        Command command = script.command();
        return new Collect(script.directory(), limit(command.stdout()), limit(command.stderr()));
    }

    /** Where what is printed is not captured in a file, nothing of the file is wanted. */
    private static long limit(Output output) {
        return output instanceof Output.Captured captured ? (long) captured.limit() * LONGEST_CHARACTER : 0;
    }

    /**
     * Collects what the command left in its directory.
     *
     * @param directory the command's
     * @param outLimit how many of the last bytes of standard output
     * @param errLimit how many of standard error
     */
    record Collect(String directory, long outLimit, long errLimit) implements AgentCall<Collected> {
        @Override
        public Collected call() throws IOException {
            return new Collected(
                    tail(CommandScript.OUT, outLimit),
                    tail(CommandScript.ERR, errLimit),
                    Files.exists(Path.of(directory, CommandScript.MISSING)));
        }

        private byte[] tail(String name, long limit) throws IOException {
            Path path = Path.of(directory, name);
            if (!Files.isRegularFile(path)) {
                return new byte[0];
            }
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
                long length = Math.min(file.length(), limit);
                byte[] tail = new byte[(int) length];
                file.seek(file.length() - length);
                file.readFully(tail);
                return tail;
            }
        }
    }

    /**
     * What a command left.
     *
     * @param out the last of standard output, where it was captured
     * @param err the last of standard error, where it was captured
     * @param missing whether the tool was not found
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Collected(byte[] out, byte[] err, boolean missing) implements Serializable {}

    /**
     * How a command ended.
     *
     * @param code its exit code
     * @param collected what it left
     */
    record Ended(int code, Collected collected) implements Serializable {}
}
