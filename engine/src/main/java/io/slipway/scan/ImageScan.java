package io.slipway.scan;

import io.slipway.acceptance.Acceptances;
import io.slipway.config.Words;
import io.slipway.delivery.Stage;
import io.slipway.delivery.StepRun;
import io.slipway.gate.Gate;
import io.slipway.gate.Inspection;
import io.slipway.gate.StepRules;
import io.slipway.gate.Verdict;
import io.slipway.gate.VerdictFacts;
import io.slipway.gate.VerdictJson;
import io.slipway.gate.VerdictText;
import io.slipway.host.DeliveryException;
import io.slipway.image.Archives;
import io.slipway.image.ImageArchive;
import io.slipway.image.ImageReference;
import io.slipway.image.LocalImage;
import io.slipway.policy.GateRules;
import io.slipway.policy.Policy;
import io.slipway.record.Evidence;
import io.slipway.scan.adapter.ArchiveScan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Scans an image with one scanner or several and judges it. A blocking verdict fails the step unless {@code failBuild: false} says otherwise; no verdict always does. */
public final class ImageScan implements Stage<ScanImage, ScanResult> {
    @Override
    public ScanResult run(ScanImage request, StepRun run) throws DeliveryException, IOException, InterruptedException {
        run.fact("image", request.image().name());
        run.fact("verdict", "none");
        Scanning scanning = Scanning.of(request, run);
        Policy policy = run.delivery().policy();
        GateRules rules = StepRules.tightened(policy.name(), policy.gate(), request.threshold(), request.unscored());
        Gate gate = new Gate(policy.name(), rules, run.delivery().clock().instant());
        Acceptances acceptances = new DeliveredAcceptances(run, gate).read(request.acceptances());
        Verdict verdict = gate.judge(inspect(request, scanning, run), acceptances);
        return conclude(request, verdict, rules, run);
    }

    private static List<Inspection> inspect(ScanImage request, Scanning scanning, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        try (ImageArchive archive = Archives.of(request.image(), run)) {
            run.subject(archive.configDigest());
            ArchiveScan scan = new ArchiveScan(
                    request.image().name(),
                    repositories(request.image()),
                    archive.path(),
                    archive.configDigest(),
                    Duration.ofSeconds(request.timeout()));
            return scanning.inspect(scan, archive);
        }
    }

    private static List<String> repositories(LocalImage image) {
        return image.name().startsWith("sha256:")
                ? List.of()
                : ImageReference.parse(image.name()).names();
    }

    private static ScanResult conclude(ScanImage request, Verdict verdict, GateRules rules, StepRun run)
            throws DeliveryException, IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        VerdictJson.write(verdict, json);
        Evidence kept = run.keep(VerdictJson.NAME, new ByteArrayInputStream(json.toByteArray()));
        VerdictFacts.of(verdict, rules).forEach(run::fact);
        VerdictText text = new VerdictText(verdict);
        run.conclude(text.headline());
        text.details().forEach(run.console()::line);
        if (verdict.kind() == Verdict.Kind.BLOCK && request.failBuild()) {
            throw new DeliveryException(text.refusal());
        }
        if (verdict.kind() == Verdict.Kind.BLOCK) {
            run.console()
                    .line("failBuild: false: the build goes on, but the verdict is '%s', so nothing can be pushed"
                            .formatted(Words.of(verdict.kind())));
        }
        return new ScanResult(
                verdict,
                run.delivery().record().directory().resolve(kept.path()).toString());
    }
}
