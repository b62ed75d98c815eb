package io.slipway.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.digest.Sha256;
import io.slipway.host.DeliveryException;
import io.slipway.record.Records.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RecordPropertiesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Keys KEYS = Keys.make();

    /** Reading a record and hashing it again must give the same hashes, whatever the stages noted. */
    @Property(tries = 100)
    void anyFactsSurviveTheDisk(@ForAll @Size(max = 4) List<@From("facts") Map<String, Object>> all) throws Exception {
        inStore(store -> {
            DeliveryRecord record = Records.start(store, Optional.of(KEYS.signer()));
            for (Map<String, Object> facts : all) {
                record.append(Records.draft("stage", facts));
            }
            RecordContent content = RecordFile.verify(file(record), Optional.of(KEYS.publicPem()));
            assertThat(content.entries())
                    .extracting(Entry::hash)
                    .isEqualTo(record.entries().stream().map(Entry::hash).toList());
        });
    }

    /** Whatever single byte is changed: either it changes no meaning (a blank), or it is found. Nothing else is ever thrown. */
    @Property(tries = 300)
    void anyChangedByteIsFound(@ForAll @IntRange(max = 1_000_000) int where, @ForAll byte what) throws Exception {
        inStore(store -> {
            Path file = Records.three(store, Optional.of(KEYS.signer()));
            byte[] bytes = Files.readAllBytes(file);
            Object before = JSON.readTree(bytes);
            bytes[where % bytes.length] = what;
            Files.write(file, bytes);
            foundUnlessMeaningIs(before, file);
        });
    }

    /** The same for a record that was cut off, at whatever byte. */
    @Property(tries = 200)
    void anyCutIsFound(@ForAll @IntRange(max = 1_000_000) int where) throws Exception {
        inStore(store -> {
            Path file = Records.three(store, Optional.of(KEYS.signer()));
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, where % (bytes.length - 1)));
            assertThatThrownBy(() -> RecordFile.verify(file, Optional.of(KEYS.publicPem())))
                    .isInstanceOf(DeliveryException.class);
        });
    }

    /** Somebody who recomputes all hashes still cannot sign. */
    @Property(tries = 50)
    void aRecordThatWasWrittenAnewIsNotSigned(@ForAll("facts") Map<String, Object> facts) throws Exception {
        inStore(store -> {
            DeliveryRecord genuine = Records.start(store, Optional.of(KEYS.signer()));
            genuine.append(Records.draft("scanImage", Map.of("verdict", "block")));
            RecordContent.Signature stolen =
                    RecordFile.read(file(genuine)).signature().orElseThrow();
            Entry forged = Records.draft("scanImage", facts).at(0, Chain.root(genuine.header()));
            Files.write(
                    file(genuine),
                    Json.pretty(new RecordContent(genuine.header(), List.of(forged), Optional.of(stolen))));

            assertThat(RecordFile.read(file(genuine)).entries()).hasSize(1);
            assertThatThrownBy(() -> RecordFile.verify(file(genuine), Optional.of(KEYS.publicPem())))
                    .isInstanceOf(AlteredRecordException.class);
        });
    }

    @Property
    void theOrderOfFactsDoesNotMatter(@ForAll("facts") Map<String, Object> facts) {
        Map<String, Object> reversed = new TreeMap<>(Comparator.reverseOrder());
        reversed.putAll(facts);

        assertThat(Records.draft("a", reversed).at(0, Sha256.of("")).hash())
                .isEqualTo(Records.draft("a", facts).at(0, Sha256.of("")).hash());
    }

    @Provide
    Arbitrary<Map<String, Object>> facts() {
        Arbitrary<String> names = Arbitraries.strings().ofMaxLength(8).filter(RecordPropertiesTest::unicode);
        Arbitrary<Object> plain = Arbitraries.oneOf(
                Arbitraries.strings()
                        .ofMaxLength(20)
                        .filter(RecordPropertiesTest::unicode)
                        .asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.floats().asGeneric(),
                Arbitraries.bigDecimals().asGeneric(),
                Arbitraries.of(true, false).asGeneric());
        Arbitrary<Object> nested = Arbitraries.oneOf(
                plain,
                plain.list().ofMaxSize(3).asGeneric(),
                Arbitraries.maps(names, plain).ofMaxSize(3).asGeneric());
        return Arbitraries.maps(names, nested).ofMaxSize(4);
    }

    private static boolean unicode(String text) {
        return text.codePoints().noneMatch(character -> Character.getType(character) == Character.SURROGATE);
    }

    private static void foundUnlessMeaningIs(Object before, Path file) throws Exception {
        try {
            RecordFile.verify(file, Optional.of(KEYS.publicPem()));
        } catch (DeliveryException e) {
            return;
        }
        assertThat((Object) JSON.readTree(file.toFile())).isEqualTo(before);
    }

    private static Path file(DeliveryRecord record) {
        return record.directory().resolve(RecordFile.NAME);
    }

    @FunctionalInterface
    private interface Trial {
        void in(Path store) throws Exception;
    }

    private static void inStore(Trial trial) throws Exception {
        Path store = Files.createTempDirectory("slipway-record");
        try {
            trial.in(store);
        } finally {
            delete(store);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
