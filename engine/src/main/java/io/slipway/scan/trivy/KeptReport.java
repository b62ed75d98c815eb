package io.slipway.scan.trivy;

import com.fasterxml.jackson.core.JacksonException;
import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import io.slipway.host.Scratch;
import io.slipway.record.Evidence;
import io.slipway.scan.adapter.JsonCopy;
import io.slipway.scan.adapter.JsonCursor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Keeps a report of Trivy as evidence, without the lines around what it found and without the image's environment and history: Trivy masks
 * the secrets that it recognises, but not those that stand beside them.
 *
 * @param run the step
 * @param scratch where Trivy wrote it
 */
record KeptReport(StepRun run, Scratch scratch) {
    private static final Set<String> MAY_HOLD_SECRETS = Set.of("Code", "Match", "CreatedBy", "ImageConfig", "Message");
    private static final String NAME = "Trivy's report";

    /** On an agent the report crosses the network once: what is read is what is kept. */
    TrivyReport read(String report) throws DeliveryException, IOException {
        try (InputStream in = Files.newInputStream(keep(report))) {
            return TrivyReportReader.read(NAME, in);
        }
    }

    private Path keep(String report) throws DeliveryException, IOException {
        try (InputStream in = new JsonCopy(scratch.read(report), MAY_HOLD_SECRETS, Map.of())) {
            Evidence evidence = run.keep(report, in);
            return run.delivery().record().directory().resolve(evidence.path());
        } catch (JacksonException e) {
            throw JsonCursor.unusable(NAME, e);
        }
    }
}
