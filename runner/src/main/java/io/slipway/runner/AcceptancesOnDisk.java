package io.slipway.runner;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.AcceptanceFile;
import io.slipway.acceptance.AcceptanceWriter;
import io.slipway.host.DeliveryException;
import io.slipway.host.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * An acceptances file on this machine.
 *
 * @param path where it is, or is to be
 */
record AcceptancesOnDisk(Path path) {
    String text() throws DeliveryException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new DeliveryException(path + " is not a regular file (a link or a folder)");
        }
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new DeliveryException("cannot read " + path + ": " + FileProblem.reason(e), e);
        }
    }

    /** Adds entries; either all of them are in the file then, or it is as it was. */
    void add(AcceptanceFile file, List<Acceptance> entries) throws DeliveryException {
        String text = new AcceptanceWriter(file).add(path.toString(), text(), entries);
        try {
            write(text);
        } catch (IOException e) {
            throw new DeliveryException("cannot write " + path + ": " + FileProblem.reason(e), e);
        }
    }

    private void write(String text) throws IOException {
        Path directory = Files.createDirectories(path.toAbsolutePath().getParent());
        Path next = directory.resolve("." + path.getFileName() + ".next");
        try {
            if (Files.exists(path)) {
                Files.copy(path, next, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(next, text);
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
