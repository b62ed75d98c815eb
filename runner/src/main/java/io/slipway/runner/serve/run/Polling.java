package io.slipway.runner.serve.run;

import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.webhook.Reconciliation;
import io.slipway.gitlab.webhook.WebhookLog;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.runner.serve.config.ServedProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks in a project's repository for pushes of which no event came. */
public final class Polling {
    private final Realms realms;
    private final Path directory;
    private final Intake intake;
    private final WebhookLog log;

    /**
     * @param realms where the projects live
     * @param directory for what git reads; it exists, and others may pass through it
     * @param intake takes what was missed
     * @param log where it says what it found
     */
    public Polling(Realms realms, Path directory, Intake intake, WebhookLog log) {
        this.realms = realms;
        this.directory = directory;
        this.intake = intake;
        this.log = log;
    }

    /**
     * @param project a configured project
     * @throws DeliveryException if its repository does not answer
     * @throws IOException if the intake cannot write
     * @throws InterruptedException if the wait was interrupted
     */
    public void look(ServedProject project) throws DeliveryException, IOException, InterruptedException {
        Realm realm = realms.of(project.hook().path(), Trust.ANY_REF);
        String name = project.hook().path().replace("/", "__");
        RunDirectory files = RunDirectory.make(directory.resolve(name));
        try {
            GitAccess access = GitAccess.prepare(project.source(), files, realm.account());
            List<String> arguments = new ArrayList<>(Reconciliation.COMMAND);
            arguments.addAll(List.of("--", access.url()));
            Reconciliation look = Reconciliation.begin(project.hook(), intake, log);
            ExitStatus status = realm.run(access.git(realm, arguments.toArray(String[]::new)));
            if (!status.success()) {
                throw new DeliveryException("%s: %s does not answer: %s"
                        .formatted(project.hook().path(), access.url(), GitAccess.complaint(status)));
            }
            look.finish(status.out());
        } finally {
            files.clear();
        }
    }
}
