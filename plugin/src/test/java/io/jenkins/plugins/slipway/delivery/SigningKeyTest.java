package io.jenkins.plugins.slipway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.digest.Sha256;
import io.slipway.record.Header;
import io.slipway.record.RecordFile;
import io.slipway.record.RecordStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    @TempDir
    private Path directory;

    @Test
    void signsRecordsThatItsPublicHalfVerifies() throws Exception {
        SigningKey key = SigningKey.of(SigningKey.generate());
        RecordStore store = RecordStore.open(directory, Optional.of(key.signer()));

        store.start(new Header(
                Header.SCHEMA, "run-1", "job", Instant.EPOCH, Optional.empty(), "policy", Sha256.of("policy")));

        Path record = store.runs().resolve("run-1").resolve(RecordFile.NAME);
        assertThat(RecordFile.verify(record, Optional.of(key.publicPem()))
                        .header()
                        .run())
                .isEqualTo("run-1");
    }
}
