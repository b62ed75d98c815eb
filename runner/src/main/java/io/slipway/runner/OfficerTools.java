package io.slipway.runner;

import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The officer's own tools, as they are set up for the officer: git says who that is, ssh-keygen signs with their key or agent. */
final class OfficerTools {
    private OfficerTools() {}

    /** The address with which git commits here. */
    static Optional<String> address() throws InterruptedException {
        try {
            Process git = start(ProcessBuilder.Redirect.DISCARD, "git", "config", "--get", "user.email");
            git.getOutputStream().close();
            String address = read(git.getInputStream()).strip();
            return git.waitFor() == 0 && !address.isEmpty() ? Optional.of(address) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Signs; a passphrase is asked for on the terminal. {@code key} is a private key, or the public one of a key in the agent. */
    static String sign(String key, String namespace, byte[] message) throws DeliveryException, InterruptedException {
        try {
            Process keygen = start(
                    ProcessBuilder.Redirect.INHERIT, "ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", key);
            boolean fed = feed(keygen, message);
            String armoured = read(keygen.getInputStream());
            int code = keygen.waitFor();
            if (code != 0 || !fed) {
                throw new DeliveryException(
                        "ssh-keygen did not sign with %s (exit code %d); nothing was written".formatted(key, code));
            }
            return armoured;
        } catch (IOException e) {
            throw new DeliveryException(
                    "cannot run ssh-keygen to sign with " + key + ": " + e.getMessage() + "; install OpenSSH's client",
                    e);
        }
    }

    /** Whether all was read; one that cannot use the key may end before. */
    private static boolean feed(Process process, byte[] message) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(message);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Process start(ProcessBuilder.Redirect errors, String... command) throws IOException {
        return new ProcessBuilder(List.of(command)).redirectError(errors).start();
    }

    private static String read(InputStream from) throws IOException {
        return new String(from.readAllBytes(), StandardCharsets.UTF_8);
    }
}
