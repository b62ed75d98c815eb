package io.slipway.record;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Reads and checks {@code record.json}. */
public final class RecordFile {
    /** The name of a record's file in its directory. */
    public static final String NAME = "record.json";

    private static final String NO_RECORD = ": not a delivery record";

    private RecordFile() {}

    /**
     * @param file a {@code record.json}
     * @return its content, whose chain of hashes holds
     * @throws AlteredRecordException if it was altered
     * @throws DeliveryException if it is no record of the schema that is known here
     * @throws IOException if it cannot be read
     */
    public static RecordContent read(Path file) throws DeliveryException, IOException {
        RecordContent content = parse(file);
        Optional<String> fault = Chain.fault(content);
        if (fault.isPresent()) {
            throw new AlteredRecordException(file + ": " + fault.get() + "; nothing in this record can be relied on");
        }
        return content;
    }

    /**
     * Checks chain, evidence and signature of a record.
     *
     * @param file a {@code record.json}, beside which the evidence lies
     * @param publicPem the Ed25519 public key that must have signed it; empty to check an unsigned record
     * @return its content
     * @throws AlteredRecordException if something was altered, removed or cut off, or if the signature is missing or wrong
     * @throws DeliveryException if it is no record, or the key is none
     * @throws IOException if a file cannot be read
     */
    public static RecordContent verify(Path file, Optional<String> publicPem) throws DeliveryException, IOException {
        RecordContent content = read(file);
        for (Entry entry : content.entries()) {
            for (Evidence evidence : entry.evidence()) {
                requireUnaltered(file, evidence);
            }
        }
        if (publicPem.isPresent()) {
            requireSigned(file, content, publicPem.get());
        }
        return content;
    }

    /**
     * Signs a record that somebody else wrote: from then on nothing can be altered, removed or cut off unseen.
     *
     * @param file a {@code record.json} whose chain of hashes and whose evidence hold; replaced as a whole
     * @param signer by whom
     * @return its content, signed
     * @throws AlteredRecordException if it was altered
     * @throws DeliveryException if it is no record
     * @throws IOException if a file cannot be read or written
     */
    public static RecordContent seal(Path file, Signer signer) throws DeliveryException, IOException {
        RecordContent content = verify(file, Optional.empty());
        RecordContent signed = new RecordContent(content.header(), content.entries(), signer.sign(content));
        Path next = file.resolveSibling(NAME + ".next");
        Files.write(next, Json.pretty(signed));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return signed;
    }

    private static void requireUnaltered(Path file, Evidence evidence) throws DeliveryException, IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path path = directory.resolve(evidence.path()).normalize();
        if (!path.startsWith(directory) || !Files.isRegularFile(path)) {
            throw new AlteredRecordException(file + ": the evidence " + evidence.path() + " is missing");
        }
        if (!FileDigest.of(path).equals(evidence.digest())) {
            throw new AlteredRecordException(file + ": the evidence " + evidence.path() + " was altered");
        }
    }

    private static void requireSigned(Path file, RecordContent content, String publicPem) throws DeliveryException {
        RecordContent.Signature signature =
                content.signature().orElseThrow(() -> new AlteredRecordException(file + ": the record is not signed"));
        if (!Signer.verifies(content, signature, publicPem)) {
            throw new AlteredRecordException(
                    file + ": the signature is not by this key, or entries were altered or cut off");
        }
    }

    private static RecordContent parse(Path file) throws DeliveryException, IOException {
        byte[] json = Files.readAllBytes(file);
        try {
            JsonNode tree = Json.read(json, JsonNode.class);
            requireKnown(tree.at("/header/schema").asInt(Header.SCHEMA), file);
            if (tree.isObject()) {
                return Json.read(json, RecordContent.class);
            }
            throw new DeliveryException(file + NO_RECORD);
        } catch (JacksonException e) {
            throw new DeliveryException(file + NO_RECORD, e);
        }
    }

    private static void requireKnown(int schema, Path file) throws DeliveryException {
        if (schema != Header.SCHEMA) {
            throw new DeliveryException("%s: record schema %d is not known here, only %d; use the Slipway that wrote it"
                    .formatted(file, schema, Header.SCHEMA));
        }
    }
}
