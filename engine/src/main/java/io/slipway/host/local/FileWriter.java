package io.slipway.host.local;

import io.slipway.digest.Sha256;
import io.slipway.host.HttpRequest.SaveTo;
import io.slipway.host.HttpResponse.Saved;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Set;

/** Writes an answer's body to a file as it comes and tells what was written. */
final class FileWriter {
    private static final Set<OpenOption> OVERWRITE =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);

    private FileWriter() {}

    static Saved write(InputStream body, SaveTo file) throws IOException {
        MessageDigest sha256 = Sha256.start();
        long bytes = 0;
        byte[] buffer = new byte[64 * 1024];
        try (SeekableByteChannel channel = Files.newByteChannel(
                Path.of(file.path()),
                OVERWRITE,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
                if (bytes > file.mostBytes()) {
                    throw new IOException("the answer is longer than " + file.mostBytes() + " bytes");
                }
                sha256.update(buffer, 0, read);
                writeAll(channel, ByteBuffer.wrap(buffer, 0, read));
            }
        }
        return new Saved(Sha256.text(sha256.digest()), bytes);
    }

    private static void writeAll(SeekableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
