package io.jenkins.plugins.slipway.delivery;

import io.jenkins.plugins.slipway.config.SlipwayConfiguration;
import io.slipway.host.DeliveryException;
import io.slipway.policy.Policy;
import io.slipway.record.DeliveryRecord;
import io.slipway.record.Draft;
import io.slipway.record.Header;
import io.slipway.record.Outcome;
import io.slipway.record.RecordFile;
import io.slipway.record.RecordStore;
import io.slipway.step.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets a controller that was just started load what steps need of it before the first one does: it writes a record that nobody keeps. */
final class ControllerWarmUp {
    private static final String NAME = "warm-up";

    private ControllerWarmUp() {}

    static void run() throws DeliveryException, IOException {
        Steps.all();
        Path directory = Files.createTempDirectory("slipway-");
        try {
            DeliveryRecord record = RecordStore.open(
                            directory, Optional.of(SigningKey.get().signer()))
                    .start(header(SlipwayConfiguration.get().policy()));
            record.append(draft());
        } finally {
            remove(directory);
        }
    }

    private static void remove(Path directory) throws IOException {
        Path record = directory.resolve("runs").resolve(NAME).resolve(RecordFile.NAME);
        for (Path path = record; path.startsWith(directory); path = path.getParent()) {
            Files.deleteIfExists(path);
        }
    }

    private static Header header(Policy policy) {
        return new Header(
                Header.SCHEMA, NAME, NAME, Instant.EPOCH, Optional.empty(), policy.name(), PolicyDigest.of(policy));
    }

    private static Draft draft() {
        return new Draft(
                NAME, List.of(), Outcome.PASSED, "", Map.of(), List.of(), List.of(), Instant.EPOCH, Instant.EPOCH, 0);
    }
}
