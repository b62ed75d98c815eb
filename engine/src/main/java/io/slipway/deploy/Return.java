package io.slipway.deploy;

import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.util.Optional;

/** The way back from a deployment that failed, to the one before it. Each way ends in the error that the step fails with. */
final class Return {
    private final AnsibleDeploy request;
    private final Playbook playbook;
    private final Optional<PreviousDeployment> previous;
    private final StepRun run;

    Return(AnsibleDeploy request, Playbook playbook, Optional<PreviousDeployment> previous, StepRun run) {
        this.request = request;
        this.playbook = playbook;
        this.previous = previous;
        this.run = run;
    }

    /** The role puts a host's own containers back; the other hosts of the target must follow, or two versions run. */
    DeliveryException afterFailedPlay(DeliveryException problem, PlayReport report)
            throws IOException, InterruptedException {
        boolean mixed = previous.isPresent()
                && !report.running().isEmpty()
                && report.leaves(previous.get().images());
        if (!mixed || !request.rollback() || request.check()) {
            return problem;
        }
        return new DeliveryException("%s; %s".formatted(problem.getMessage(), goBack()), problem);
    }

    /** What runs is not what was to run, or does not answer as it should. */
    DeliveryException afterFailedVerification(String unmet) throws IOException, InterruptedException {
        return new DeliveryException("the verification failed: %s; %s".formatted(unmet, goBack()));
    }

    /** Deploys the previous digests, and says in a few words what came of it. */
    private String goBack() throws IOException, InterruptedException {
        if (!request.rollback()) {
            return "it stays, as rollback is false";
        }
        if (previous.isEmpty()) {
            return "there was nothing to return to: no earlier deployment of this target is recorded";
        }
        if (previous.get().images().equals(request.images())) {
            return "there was nothing to return to: the deployment before was the same";
        }
        run.console().line("returning to " + previous.get());
        PlayEvents events = new PlayEvents(run.console());
        try {
            playbook.play(previous.get().images(), events);
        } catch (DeliveryException e) {
            run.fact("rolledBack", false);
            return "returning to %s failed as well: %s".formatted(previous.get(), e.getMessage());
        } finally {
            run.keep(
                    "ansible-events-rollback.jsonl",
                    String.join("\n", events.report().lines()) + "\n");
        }
        return outcome(events.report());
    }

    private String outcome(PlayReport report) throws InterruptedException {
        Optional<String> unmet = report.difference(previous.get().images());
        run.fact("rolledBack", unmet.isEmpty());
        if (unmet.isPresent()) {
            return "returning to %s failed as well: %s".formatted(previous.get(), unmet.get());
        }
        run.fact("running", report.running());
        return previous.get() + " is back" + answer();
    }

    private String answer() throws InterruptedException {
        if (request.verification().isEmpty()) {
            return "";
        }
        return new Verifier(run)
                .unmet(request.verification().get())
                .map(still -> ", but does not answer as expected either (%s)".formatted(still))
                .orElse(" and answers as expected");
    }
}
