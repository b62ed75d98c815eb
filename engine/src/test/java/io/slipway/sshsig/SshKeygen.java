package io.slipway.sshsig;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real ssh-keygen, in a directory of its own. */
public final class SshKeygen {
    private final Path directory;

    /**
     * @param directory empty
     */
    public SshKeygen(Path directory) {
        this.directory = directory;
    }

    /** Makes a key pair without a passphrase; gives back its public line, without the comment. */
    public String key(String name, String type, int bits) throws Exception {
        run("", "-q", "-t", type, "-b", String.valueOf(bits), "-N", "", "-C", "", "-f", path(name));
        return Files.readString(Path.of(path(name) + ".pub")).strip();
    }

    /** Signs as an officer does. */
    public String sign(String name, String namespace, String message, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-Y", "sign", "-n", namespace, "-f", path(name)));
        arguments.addAll(List.of(options));
        return run(message, arguments.toArray(String[]::new));
    }

    /** Whether ssh-keygen takes a signature. */
    boolean verifies(String signers, String principal, String namespace, String message, String signature)
            throws Exception {
        Path allowed = Files.writeString(directory.resolve("allowed"), signers);
        Path armoured = Files.writeString(directory.resolve("signature"), signature);
        Process process = start(
                "-Y", "verify", "-n", namespace, "-I", principal, "-f", allowed.toString(), "-s", armoured.toString());
        feed(process, message);
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        return process.waitFor() == 0;
    }

    private String run(String input, String... arguments) throws Exception {
        Process process = start(arguments);
        feed(process, input);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("ssh-keygen " + List.of(arguments) + ": " + out);
        }
        return out;
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ssh-keygen"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("TZ", "UTC");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    private static void feed(Process process, String input) throws IOException {
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
    }

    /** Where the private key of that name lies. */
    public String path(String name) {
        return directory.resolve(name).toString();
    }
}
