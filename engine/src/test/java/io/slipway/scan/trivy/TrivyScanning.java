package io.slipway.scan.trivy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestDelivery;
import io.slipway.acceptance.Acceptances;
import io.slipway.credentials.Credential.SecretText;
import io.slipway.gate.Gate;
import io.slipway.gate.Inspection;
import io.slipway.gate.Verdict;
import io.slipway.host.DeliveryException;
import io.slipway.host.Secret;
import io.slipway.policy.GateRules;
import io.slipway.policy.Policy;
import io.slipway.policy.ScannerRules;
import io.slipway.policy.ServerRules;
import io.slipway.scan.adapter.ArchiveScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The real Trivy, and what it looks at: archives made here, and a copy of the small database of the sample. */
abstract class TrivyScanning {
    static final Path DATABASE = Path.of("../sample/vulnerability-database/db");

    @TempDir
    Path directory;

    Path cache;
    Instant made;
    boolean offline = true;
    Optional<ServerRules> server = Optional.empty();
    String token = "";

    @BeforeEach
    void copyDatabase() throws IOException {
        cache = Files.createDirectories(directory.resolve("cache"));
        Files.createDirectories(cache.resolve("db"));
        for (String name : List.of("trivy.db", "metadata.json")) {
            Files.copy(DATABASE.resolve(name), cache.resolve("db").resolve(name));
        }
        made = Instant.parse(Files.readString(cache.resolve("db/metadata.json"))
                .replaceAll("(?s).*\"UpdatedAt\": *\"([^\"]+)\".*", "$1"));
    }

    void refuses(String reason) throws Exception {
        TestArchive archive = TestArchive.debian(directory, "12.5", TestArchive.ZLIB);
        assertThatThrownBy(() -> inspect(archive))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
    }

    Inspection unchecked(TestArchive archive) throws IOException, DeliveryException {
        try {
            return inspect(archive);
        } catch (DeliveryException | IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Inspection inspect(TestArchive archive) throws Exception {
        try (TestDelivery delivery = delivery()) {
            return inspect(archive, delivery);
        }
    }

    Inspection inspect(TestArchive archive, TestDelivery delivery) throws Exception {
        ArchiveScan scan = new ArchiveScan(
                "demo/api:1",
                List.of("demo/api"),
                archive.file().toString(),
                archive.configDigest(),
                Duration.ofMinutes(2));
        return delivery.inStep("scanImage", run -> Trivy.inspect(scan, server, run));
    }

    TestDelivery delivery() throws Exception {
        Policy policy = new Policy(
                "policy.yaml",
                GateRules.STRICT,
                Map.of(),
                List.of(),
                Map.of("trivy", WithRealTrivy.Installed.path()),
                new ScannerRules(Optional.of(cache.toString()), offline));
        TestDelivery delivery = new TestDelivery(directory, policy, made.plusSeconds(60));
        delivery.credentials.put(TrivyServerProcess.CREDENTIAL, new SecretText(Secret.of(token)));
        return delivery;
    }

    Verdict judge(Inspection inspection) throws DeliveryException {
        return new Gate("policy.yaml", GateRules.STRICT, made.plusSeconds(60)).judge(inspection, Acceptances.NONE);
    }
}
