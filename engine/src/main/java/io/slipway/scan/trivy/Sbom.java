package io.slipway.scan.trivy;

import com.fasterxml.jackson.core.JacksonException;
import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import io.slipway.host.FileKind;
import io.slipway.host.Scratch;
import io.slipway.record.Evidence;
import io.slipway.scan.adapter.ArchiveScan;
import io.slipway.scan.adapter.JsonCopy;
import io.slipway.scan.adapter.JsonCursor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the image's bill of materials as evidence, in CycloneDX's JSON, made of the report of the scan.
 *
 * @param run the step
 * @param scratch where the report lies
 * @param commands how Trivy is called
 */
record Sbom(StepRun run, Scratch scratch, TrivyCommands commands) {
    /** The name of the file. */
    static final String NAME = "sbom.cdx.json";

    private static final String WHAT = "Trivy's bill of materials";

    void keep(String report, ArchiveScan scan) throws DeliveryException, IOException, InterruptedException {
        TrivyCall.run(run.host(), commands.sbom(scratch.resolve(report), scratch.resolve(NAME)));
        if (scratch.kind(NAME) != FileKind.FILE) {
            throw new DeliveryException("Trivy made no bill of materials (CycloneDX) of its report");
        }
        // Trivy calls the image by its archive's path, which is another each time.
        try (InputStream in = new JsonCopy(scratch.read(NAME), Set.of(), Map.of(scan.archive(), scan.image()))) {
            Evidence kept = run.keep(NAME, in);
            requireCycloneDx(kept);
            run.fact("sbom", kept.path());
        } catch (JacksonException e) {
            throw JsonCursor.unusable(WHAT, e);
        }
    }

    private void requireCycloneDx(Evidence kept) throws DeliveryException, IOException {
        String[] format = {""};
        try (InputStream in =
                Files.newInputStream(run.delivery().record().directory().resolve(kept.path()))) {
            JsonCursor.document(WHAT, "a document of CycloneDX", in, json -> field -> {
                if (field.equals("bomFormat")) {
                    format[0] = json.text();
                }
            });
        }
        if (!format[0].equals("CycloneDX")) {
            throw new DeliveryException(WHAT + " is not a document of CycloneDX: it has no bomFormat 'CycloneDX'");
        }
    }
}
