package io.slipway.record;

import io.slipway.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** The SHA-256 of a file, read as a stream. */
final class FileDigest {
    private FileDigest() {}

    static String of(Path file) throws IOException {
        MessageDigest sha256 = Sha256.start();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.text(sha256.digest());
    }
}
