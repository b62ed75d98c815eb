package io.slipway.runner.serve;

import io.slipway.host.DeliveryException;
import io.slipway.record.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What proves that something comes from this server: the key that signs records (Ed25519), and the token that opens the pages. Made once. */
final class ServerKey {
    private static final String PRIVATE = "record-key.pem";
    private static final String PUBLIC = "record-key.pub.pem";
    private static final String TOKEN = "token";

    private final Path directory;

    private ServerKey(Path directory) {
        this.directory = directory;
    }

    /** In a directory that nobody else can read. */
    static ServerKey in(Path directory) throws IOException, DeliveryException {
        ServerKey key = new ServerKey(directory);
        if (!Files.exists(directory.resolve(PRIVATE))) {
            key.make();
        }
        if (!Files.exists(directory.resolve(TOKEN))) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            key.write(TOKEN, HexFormat.of().formatHex(random) + "\n", "rw-------");
        }
        return key;
    }

    private void make() throws IOException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            // The private half last: it is what says that there is a pair.
            write(PUBLIC, pem("PUBLIC KEY", pair.getPublic().getEncoded()), "rw-r--r--");
            write(PRIVATE, pem("PRIVATE KEY", pair.getPrivate().getEncoded()), "rw-------");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    private static String pem(String what, byte[] encoded) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
    }

    private void write(String name, String content, String permissions) throws IOException {
        Path next = directory.resolve(name + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        Files.write(next, content.getBytes(StandardCharsets.UTF_8));
        Files.move(next, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    Signer signer() throws IOException, DeliveryException {
        return Signer.of(Files.readString(directory.resolve(PRIVATE)), Files.readString(publicKey()));
    }

    Path publicKey() {
        return directory.resolve(PUBLIC);
    }

    String token() throws IOException {
        return Files.readString(directory.resolve(TOKEN)).strip();
    }
}
