package io.slipway.runner;

import io.slipway.host.DeliveryException;
import io.slipway.record.AlteredRecordException;
import io.slipway.record.RecordContent;
import io.slipway.record.RecordFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code slipway verify record.json [--key FILE]}: finds what was altered in a delivery record, removed from it or cut off its end.
 * What was found goes to standard output, what was wrong to standard error.
 */
@Command(
        name = "verify",
        description = "Checks a delivery record: its chain of hashes, its evidence and its signature.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing was altered",
            "1:something was altered, removed or cut off, or the signature is missing or wrong",
            "10:no such file, not a record, or not a key"
        })
public final class VerifyCommand implements Callable<Integer> {
    private static final int UNALTERED = 0;
    private static final int ALTERED = 1;
    private static final int UNUSABLE = 10;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "record.json", description = "The record; its evidence lies beside it.")
    private Path file;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "The Ed25519 public key (PEM) that must have signed the record. Without it no signature is checked.")
    private Optional<Path> key = Optional.empty();

    @Override
    public Integer call() {
        try {
            RecordContent content = RecordFile.verify(record(), publicKey());
            say(spec.commandLine().getOut(), summary(content));
            return UNALTERED;
        } catch (AlteredRecordException e) {
            return fail(e.getMessage(), ALTERED);
        } catch (DeliveryException e) {
            return fail(e.getMessage(), UNUSABLE);
        } catch (NoSuchFileException e) {
            return fail(e.getFile() + ": no such file", UNUSABLE);
        } catch (IOException e) {
            return fail(file + " cannot be read: " + e.getMessage(), UNUSABLE);
        }
    }

    private Path record() {
        return Files.isDirectory(file) ? file.resolve(RecordFile.NAME) : file;
    }

    private Optional<String> publicKey() throws IOException {
        return key.isEmpty()
                ? Optional.empty()
                : Optional.of(new String(Files.readAllBytes(key.get()), StandardCharsets.UTF_8));
    }

    private String summary(RecordContent content) {
        long evidence = content.entries().stream()
                .mapToLong(entry -> entry.evidence().size())
                .sum();
        return "%s: nothing was altered in the %d entries and %d pieces of evidence of run %s; %s"
                .formatted(
                        file,
                        content.entries().size(),
                        evidence,
                        content.header().run(),
                        signature(content));
    }

    private String signature(RecordContent content) {
        if (content.signature().isEmpty()) {
            return "the record is not signed, so its end may have been cut off or all of it written anew";
        }
        String by = content.signature().get().key();
        return key.isPresent()
                ? "signed by the key " + by
                : "the signature was not checked: name the public key with --key (the record claims " + by + ")";
    }

    private int fail(String message, int status) {
        say(spec.commandLine().getErr(), message);
        return status;
    }

    /** What stands in a record is a stranger's text: it must not steer a terminal. */
    private static void say(PrintWriter to, String line) {
        to.println(line.replaceAll("\\p{Cntrl}", "?"));
        to.flush();
    }
}
