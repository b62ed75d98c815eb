package io.slipway.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.record.DeliveryRecord;
import io.slipway.record.Draft;
import io.slipway.record.Evidence;
import io.slipway.record.Header;
import io.slipway.record.Outcome;
import io.slipway.record.RecordStore;
import io.slipway.record.Signer;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCommandTest {
    @TempDir
    private Path store;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path key;
    private KeyPair pair;

    @BeforeEach
    void makeKeys() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        key = Files.writeString(store.resolve("slipway.pub"), pem("PUBLIC KEY", pair.getPublic()));
    }

    @Test
    void saysThatNothingWasAlteredAndWhoSigned() throws Exception {
        Path record = record(signer());

        assertThat(verify(record, "--key", key)).isZero();
        assertThat(out.toString())
                .contains(
                        "nothing was altered in the 1 entries and 1 pieces of evidence of run r1; signed by the key sha256:");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void takesTheRecordsDirectoryAsWell() throws Exception {
        assertThat(verify(record(signer()).getParent())).isZero();
    }

    @Test
    void saysThatASignatureWasNotCheckedWithoutAKey() throws Exception {
        assertThat(verify(record(signer()))).isZero();
        assertThat(out.toString()).contains("the signature was not checked: name the public key with --key");
    }

    @Test
    void saysThatARecordIsNotSigned() throws Exception {
        assertThat(verify(record(Optional.empty()))).isZero();
        assertThat(out.toString()).contains("the record is not signed");
    }

    @Test
    void anUnsignedRecordIsRefusedWhereAKeyIsGiven() throws Exception {
        assertThat(verify(record(Optional.empty()), "--key", key)).isEqualTo(1);
        assertThat(err.toString()).contains("the record is not signed");
    }

    @Test
    void anAlteredRecordIsRefusedInOneLine() throws Exception {
        Path record = record(signer());
        Files.writeString(record, Files.readString(record).replace("PASSED", "FAILED"));

        assertThat(verify(record)).isEqualTo(1);
        assertThat(err.toString())
                .endsWith("entry 0 (scanImage) was altered; nothing in this record can be relied on\n")
                .hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void missingEvidenceIsRefused() throws Exception {
        Path record = record(signer());
        Files.delete(record.resolveSibling("evidence").resolve("log.txt"));

        assertThat(verify(record)).isEqualTo(1);
    }

    @Test
    void whatIsNoRecordIsUnusable() throws Exception {
        assertThat(verify(Files.writeString(store.resolve("x.json"), "{}"))).isEqualTo(10);
        assertThat(err.toString()).contains("not a delivery record");
    }

    @Test
    void aFileThatIsNotThereIsUnusable() {
        assertThat(verify(store.resolve("none.json"))).isEqualTo(10);
        assertThat(err.toString()).isEqualTo(store.resolve("none.json") + ": no such file\n");
    }

    @Test
    void aKeyThatIsNoneIsUnusable() throws Exception {
        assertThat(verify(record(signer()), "--key", Files.writeString(store.resolve("bad.pub"), "x")))
                .isEqualTo(10);
        assertThat(verify(record(signer(), "r2"), "--key", store.resolve("none.pub")))
                .isEqualTo(10);
    }

    private int verify(Object... arguments) {
        String[] texts = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        return new CommandLine(new VerifyCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(texts);
    }

    private Optional<Signer> signer() throws Exception {
        return Optional.of(Signer.of(pem("PRIVATE KEY", pair.getPrivate()), pem("PUBLIC KEY", pair.getPublic())));
    }

    private Path record(Optional<Signer> signer) throws Exception {
        return record(signer, "r1");
    }

    private Path record(Optional<Signer> signer, String run) throws Exception {
        Instant now = Instant.parse("2026-11-21T11:24:05Z");
        DeliveryRecord record = RecordStore.open(store, signer)
                .start(new Header(Header.SCHEMA, run, "job", now, Optional.empty(), "policy", ""));
        Evidence log = record.keep("log.txt", new ByteArrayInputStream("log".getBytes(StandardCharsets.UTF_8)));
        record.append(
                new Draft("scanImage", List.of(), Outcome.PASSED, "", Map.of(), List.of(log), List.of(), now, now, 0));
        return record.directory().resolve("record.json");
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(key.getEncoded()), kind);
    }
}
