package io.slipway.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.host.DeliveryException;
import io.slipway.record.Records.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Keys KEYS = Keys.make();

    @TempDir
    private Path store;

    @Test
    void verifiesWhatWasWrittenAndGivesItBack() throws Exception {
        Path file = signed();

        RecordContent content = RecordFile.verify(file, Optional.of(KEYS.publicPem()));

        assertThat(content.header()).isEqualTo(Records.header());
        assertThat(content.entries()).extracting(Entry::stage).containsExactly("buildImage", "scanImage", "pushImage");
        assertThat(content.entries().get(1).ownMillis()).isEqualTo(20);
    }

    @Test
    void reformattingAltersNothing() throws Exception {
        Path file = signed();
        Files.write(file, JSON.writeValueAsBytes(JSON.readTree(file.toFile())));

        assertThat(RecordFile.verify(file, Optional.of(KEYS.publicPem())).entries())
                .hasSize(3);
    }

    @Nested
    class Finds {
        @Test
        void anAlteredEntry() throws Exception {
            refused(
                    edited(signed(), record -> entry(record, 1).put("outcome", "FAILED")),
                    "entry 1 (scanImage) was altered");
        }

        @Test
        void anAlteredFact() throws Exception {
            refused(
                    edited(signed(), record -> ((ObjectNode) entry(record, 1).get("facts")).put("score", 9.7)),
                    "entry 1 (scanImage) was altered");
        }

        @Test
        void anAlteredHeader() throws Exception {
            refused(
                    edited(signed(), record -> ((ObjectNode) record.get("header")).put("policy", "lax.yaml")),
                    "the header was altered");
        }

        @Test
        void anEntryThatWasRemoved() throws Exception {
            refused(edited(signed(), record -> entries(record).remove(1)), "entry 1 (pushImage) does not follow");
        }

        @Test
        void theFirstEntryRemoved() throws Exception {
            refused(edited(signed(), record -> entries(record).remove(0)), "entry 0 (scanImage) does not follow");
        }

        @Test
        void entriesThatWereMoved() throws Exception {
            refused(
                    edited(signed(), record -> entries(record)
                            .insert(0, entries(record).remove(1))),
                    "does not follow");
        }

        @Test
        void anEntryThatWasDoubled() throws Exception {
            refused(
                    edited(signed(), record -> entries(record)
                            .add(entry(record, 2).deepCopy())),
                    "does not follow");
        }

        @Test
        void anEndThatWasCutOffASignedRecord() throws Exception {
            Path file = edited(signed(), record -> entries(record).remove(2));

            assertThatThrownBy(() -> RecordFile.verify(file, Optional.of(KEYS.publicPem())))
                    .isInstanceOf(AlteredRecordException.class)
                    .hasMessageContaining("entries were altered or cut off");
        }

        @Test
        void evidenceThatWasAltered() throws Exception {
            Path file = signed();
            Files.writeString(evidence(file), "{\"kind\":\"block\"}");

            assertThatThrownBy(() -> RecordFile.verify(file, Optional.empty()))
                    .isInstanceOf(AlteredRecordException.class)
                    .hasMessageContaining("evidence/verdict.json was altered");
        }

        @Test
        void evidenceThatWasRemoved() throws Exception {
            Path file = signed();
            Files.delete(evidence(file));

            assertThatThrownBy(() -> RecordFile.verify(file, Optional.empty()))
                    .hasMessageContaining("evidence/verdict.json is missing");
        }

        @Test
        void aSignatureByAnotherKey() throws Exception {
            Path file = signed();

            assertThatThrownBy(() ->
                            RecordFile.verify(file, Optional.of(Keys.make().publicPem())))
                    .isInstanceOf(AlteredRecordException.class)
                    .hasMessageContaining("the signature is not by this key");
        }

        @Test
        void aSignatureThatNamesAnotherKeyThanTheOneThatMadeIt() throws Exception {
            Path file = edited(signed(), record -> ((ObjectNode) record.get("signature")).put("key", "sha256:0"));

            assertThatThrownBy(() -> RecordFile.verify(file, Optional.of(KEYS.publicPem())))
                    .isInstanceOf(AlteredRecordException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "AAAA", "!!!"})
        void aSignatureThatIsNone(String value) throws Exception {
            Path file = edited(signed(), record -> ((ObjectNode) record.get("signature")).put("value", value));

            assertThatThrownBy(() -> RecordFile.verify(file, Optional.of(KEYS.publicPem())))
                    .isInstanceOf(AlteredRecordException.class);
        }

        @Test
        void aSignatureThatWasTakenAway() throws Exception {
            Path file = edited(signed(), record -> record.putNull("signature"));

            assertThatThrownBy(() -> RecordFile.verify(file, Optional.of(KEYS.publicPem())))
                    .hasMessageContaining("the record is not signed");
        }

        @Test
        void theEntriesOfAnotherRunUnderThisHeader() throws Exception {
            Path other = Records.three(store.resolve("other"), Optional.of(KEYS.signer()));
            edited(other, record -> ((ObjectNode) record.get("header")).put("run", "another"));

            refused(other, "the header was altered");
        }
    }

    @Test
    void anUnsignedRecordWhoseEndWasCutOffStillVerifiesWithoutAKey() throws Exception {
        Path file = edited(Records.three(store, Optional.empty()), record -> entries(record)
                .remove(2));

        assertThat(RecordFile.verify(file, Optional.empty()).entries()).hasSize(2);
    }

    @Test
    void evidenceOutsideTheRecordIsNeverRead() throws Exception {
        DeliveryRecord record = Records.start(store, Optional.empty());
        Path outside = Files.writeString(store.resolve("outside"), "x");
        record.append(Records.draft("a", Map.of(), new Evidence("../../outside", FileDigest.of(outside), 1)));

        assertThatThrownBy(() -> RecordFile.verify(record.directory().resolve(RecordFile.NAME), Optional.empty()))
                .hasMessageContaining("../../outside is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "42",
                "{}",
                "{\"header\":null,\"entries\":[],\"signature\":null}",
                "\u0000\u0001",
                "{\"header\":{\"schema\":1},\"entries\":[null],\"signature\":null}"
            })
    void refusesWhatIsNoRecord(String garbage) throws Exception {
        Path file = Files.writeString(store.resolve("record.json"), garbage);

        assertThatThrownBy(() -> RecordFile.verify(file, Optional.empty()))
                .isInstanceOf(DeliveryException.class)
                .isNotInstanceOf(AlteredRecordException.class)
                .hasMessage(file + ": not a delivery record");
    }

    @Test
    void refusesWhatComesAfterTheRecord() throws Exception {
        Path file = signed();
        Files.writeString(file, Files.readString(file) + "{}");

        assertThatThrownBy(() -> RecordFile.read(file)).hasMessageContaining("not a delivery record");
    }

    @Test
    void refusesANameThatStandsThereTwice() throws Exception {
        Path file = signed();
        Files.writeString(
                file, Files.readString(file).replaceFirst("\"outcome\"", "\"outcome\" : \"FAILED\", \"outcome\""));

        assertThatThrownBy(() -> RecordFile.read(file)).hasMessageContaining("not a delivery record");
    }

    @Test
    void namesASchemaThatIsNotKnownEvenIfItHasOtherFields() throws Exception {
        Path file = edited(
                signed(),
                record -> ((ObjectNode) record.get("header")).put("schema", 2).put("newField", true));

        assertThatThrownBy(() -> RecordFile.read(file))
                .hasMessageContaining("record schema 2 is not known here, only 1");
    }

    @Test
    void aFileThatIsNotThereIsNoAlteredRecord() {
        assertThatThrownBy(() -> RecordFile.read(store.resolve("none.json"))).isInstanceOf(IOException.class);
    }

    @Test
    void aKeyThatIsNoneIsSaidToBeNone() throws Exception {
        Path file = signed();

        assertThatThrownBy(() -> RecordFile.verify(file, Optional.of("garbage")))
                .isNotInstanceOf(AlteredRecordException.class)
                .hasMessageContaining("not an Ed25519 public key");
    }

    private Path signed() throws DeliveryException, IOException {
        return Records.three(store, Optional.of(KEYS.signer()));
    }

    private static void refused(Path file, String why) {
        assertThatThrownBy(() -> RecordFile.read(file))
                .isInstanceOf(AlteredRecordException.class)
                .hasMessageContaining(why);
    }

    private static Path edited(Path file, Consumer<ObjectNode> edit) throws IOException {
        ObjectNode record = (ObjectNode) JSON.readTree(file.toFile());
        edit.accept(record);
        Files.write(file, JSON.writeValueAsBytes(record));
        return file;
    }

    private static ArrayNode entries(ObjectNode record) {
        return (ArrayNode) record.get("entries");
    }

    private static ObjectNode entry(ObjectNode record, int index) {
        return (ObjectNode) entries(record).get(index);
    }

    private static Path evidence(Path file) {
        return file.resolveSibling("evidence").resolve("verdict.json");
    }
}
