package io.slipway.deploy;

import io.slipway.delivery.StepRun;
import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.FileKind;
import io.slipway.host.Output;
import io.slipway.host.Scratch;
import io.slipway.image.ImageReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The playbook of one deployment, run hermetically: with a configuration, a callback plugin and variables of ours, and nobody else's. */
final class Playbook {
    private static final String TOOL = "ansible-playbook";

    private final AnsibleDeploy request;
    private final PlayCredentials credentials;
    private final StepRun run;

    Playbook(AnsibleDeploy request, PlayCredentials credentials, StepRun run) {
        this.request = request;
        this.credentials = credentials;
        this.run = run;
    }

    /** Refuses files that are not there, before anything is run. */
    void requireFiles() throws DeliveryException, IOException {
        if (run.workspace().kind(request.playbook()) != FileKind.FILE) {
            throw new DeliveryException(
                    "there is no playbook '%s' in the workspace: name an existing file in 'playbook'"
                            .formatted(request.playbook()));
        }
        FileKind inventory = run.workspace().kind(request.inventory());
        if (inventory != FileKind.FILE && inventory != FileKind.DIRECTORY) {
            throw new DeliveryException(
                    "there is no inventory '%s' in the workspace: name an existing file or directory in 'inventory'"
                            .formatted(request.inventory()));
        }
    }

    /**
     * Runs it.
     *
     * @param images what is to run
     * @param events takes what happens
     * @throws DeliveryException if a host or a task failed, or nothing was played
     */
    void play(Map<String, ImageReference> images, PlayEvents events)
            throws DeliveryException, IOException, InterruptedException {
        try (Scratch scratch = run.host().scratch()) {
            PlayFiles files = new PlayFiles(scratch, run.workspace());
            Command command = Command.of(TOOL, arguments(images, files))
                    .with("ANSIBLE_CONFIG", files.configuration())
                    .with("ANSIBLE_HOME", scratch.resolve("home"))
                    .with("ANSIBLE_LOCAL_TEMP", scratch.resolve("temporary"))
                    .with("ANSIBLE_NOCOLOR", "1")
                    .with("LC_ALL", "C.UTF-8")
                    .with("PYTHONDONTWRITEBYTECODE", "1")
                    .with("PYTHONUNBUFFERED", "1")
                    .to(new Output.Lines(events), Output.TAIL)
                    .hiding(credentials.secrets());
            ExitStatus status = run.host().run(files.askingForPassphrase(command, credentials, run.host()));
            requireSuccess(status, events.report());
        }
    }

    private List<String> arguments(Map<String, ImageReference> images, PlayFiles files)
            throws DeliveryException, IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add("--inventory=" + run.workspace().resolve(request.inventory()));
        arguments.add("--extra-vars=@" + files.variables(request, images, credentials));
        request.limit().ifPresent(pattern -> arguments.add("--limit=" + pattern));
        request.tags().forEach(tag -> arguments.add("--tags=" + tag));
        if (request.check()) {
            arguments.add("--check");
        }
        if (credentials.vault().isPresent()) {
            arguments.add("--vault-password-file="
                    + files.secret("vault", credentials.vault().get().text()));
        }
        arguments.add("--");
        arguments.add(run.workspace().resolve(request.playbook()));
        return arguments;
    }

    private void requireSuccess(ExitStatus status, PlayReport report) throws DeliveryException {
        if (status.timedOut()) {
            throw new DeliveryException("%s %s".formatted(TOOL, status.lastWords()));
        }
        // A failure that the playbook itself rescued is none.
        if (!status.success() && !report.problems().isEmpty()) {
            int more = report.problems().size() - 1;
            throw new DeliveryException(report.problems().get(0) + (more > 0 ? " (and %d more)".formatted(more) : ""));
        }
        if (!status.success()) {
            throw new DeliveryException("%s could not run %s: %s"
                    .formatted(TOOL, request.playbook(), AnsibleError.in(status.err(), status.code())));
        }
        if (report.hosts().isEmpty()) {
            throw new DeliveryException("the inventory %s has no hosts for %s%s: nothing was deployed"
                    .formatted(
                            request.inventory(),
                            request.playbook(),
                            request.limit().map(limit -> " with limit " + limit).orElse("")));
        }
    }
}
