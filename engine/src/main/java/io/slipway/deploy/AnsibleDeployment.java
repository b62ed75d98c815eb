package io.slipway.deploy;

import io.slipway.delivery.Stage;
import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import io.slipway.image.ImageReference;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Deploys: prove, play, compare, verify; and return where that fails. */
public final class AnsibleDeployment implements Stage<AnsibleDeploy, DeployResult> {
    static final String STEP = "ansibleDeploy";

    @Override
    public DeployResult run(AnsibleDeploy request, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        Target target = Target.of(request, run);
        note(request, target, run);
        PushedImages.require(request.images(), run);
        Playbook playbook = new Playbook(request, PlayCredentials.of(request, run), run);
        playbook.requireFiles();
        TargetLock lock = TargetLock.acquire(target, run);
        try {
            Optional<PreviousDeployment> previous = PreviousDeployment.of(target, request, run);
            run.console()
                    .line("deploying %s to the hosts of %s".formatted(shown(request.images()), request.inventory()));
            return deploy(request, playbook, new Return(request, playbook, previous, run), run);
        } finally {
            lock.close();
        }
    }

    private static void note(AnsibleDeploy request, Target target, StepRun run) {
        run.subject(target.id());
        Map<String, String> images = new TreeMap<>();
        request.images().forEach((name, image) -> {
            images.put(name, image.toString());
            run.subject(image.digest().orElseThrow());
        });
        run.fact("images", images);
        run.fact("target", target.id());
        run.fact("playbook", request.playbook());
        run.fact("inventory", request.inventory());
        run.fact("check", request.check());
    }

    private static DeployResult deploy(AnsibleDeploy request, Playbook playbook, Return way, StepRun run)
            throws DeliveryException, IOException, InterruptedException {
        PlayEvents events = new PlayEvents(run.console());
        Optional<DeliveryException> failure = play(request, playbook, events, run);
        if (failure.isPresent()) {
            throw way.afterFailedPlay(failure.get(), events.report());
        }
        PlayReport report = events.report();
        if (request.check()) {
            run.conclude("checked only: nothing was changed on %d host(s)"
                    .formatted(report.hosts().size()));
            return new DeployResult(report.hosts(), Map.of());
        }
        Optional<String> unmet = report.difference(request.images());
        if (unmet.isEmpty()) {
            unmet = unverified(request, run);
        }
        if (unmet.isPresent()) {
            throw way.afterFailedVerification(unmet.get());
        }
        run.conclude("%s runs on %s"
                .formatted(
                        shown(request.images()),
                        report.hosts().stream().map(HostTally::host).collect(Collectors.joining(", "))));
        return new DeployResult(report.hosts(), references(request));
    }

    /** Whatever comes of it, what happened until then is recorded before anything else is done. */
    private static Optional<DeliveryException> play(
            AnsibleDeploy request, Playbook playbook, PlayEvents events, StepRun run)
            throws IOException, InterruptedException {
        try {
            playbook.play(request.images(), events);
            return Optional.empty();
        } catch (DeliveryException e) {
            return Optional.of(e);
        } finally {
            record(events.report(), run);
        }
    }

    /** What the verification says is wrong, noted in the record either way. */
    private static Optional<String> unverified(AnsibleDeploy request, StepRun run) throws InterruptedException {
        Optional<Verification> verification = request.verification();
        if (verification.isEmpty()) {
            return Optional.empty();
        }
        run.fact("verifyUrl", verification.get().url().toString());
        Optional<String> unmet = new Verifier(run).unmet(verification.get());
        run.fact("verified", unmet.isEmpty());
        if (unmet.isEmpty()) {
            run.console()
                    .line("verified: GET %s answered %d"
                            .formatted(
                                    verification.get().url(), verification.get().expectStatus()));
        }
        return unmet;
    }

    private static void record(PlayReport report, StepRun run) throws IOException {
        if (!report.version().isEmpty()) {
            run.tool("ansible-playbook", report.version());
        }
        run.fact("hosts", report.hosts().stream().map(HostTally::values).toList());
        run.fact("running", report.running());
        run.keep("ansible-events.jsonl", String.join("\n", report.lines()) + "\n");
    }

    private static Map<String, String> references(AnsibleDeploy request) {
        Map<String, String> references = new TreeMap<>();
        request.images().forEach((name, image) -> references.put(name, image.toString()));
        return references;
    }

    /** {@code api@sha256:0123456789ab, site@sha256:…}: enough of each digest to tell it from others. */
    static String shown(Map<String, ImageReference> images) {
        return new TreeMap<>(images)
                .entrySet().stream()
                        .map(image -> image.getKey() + "@"
                                + image.getValue().digest().orElseThrow().substring(0, 19))
                        .collect(Collectors.joining(", "));
    }
}
