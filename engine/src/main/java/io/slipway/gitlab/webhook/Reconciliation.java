package io.slipway.gitlab.webhook;

import io.slipway.gitlab.Commit;
import io.slipway.gitlab.ObjectId;
import io.slipway.gitlab.Person;
import io.slipway.gitlab.Protection;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.event.Event;
import io.slipway.gitlab.filter.Decision;
import io.slipway.gitlab.filter.Rules;
import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.intake.Offer;
import io.slipway.gitlab.intake.QueuedRun;
import io.slipway.host.DeliveryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds pushes of which no event came: compares what {@code git ls-remote} says with what the intake has seen. Begin, then call git (with
 * {@link #COMMAND}, {@code --} and the configured clone URL), then finish: what arrives meanwhile is not taken for missed.
 */
public final class Reconciliation {
    /** The arguments of {@code git} before {@code --} and the clone URL. */
    public static final List<String> COMMAND = List.of("ls-remote", "--heads", "--tags", "--quiet");

    /** Stands for "this project has been looked at": what is there at the first look was not missed. */
    private static final String LOOKED = "refs/slipway/looked";

    private static final String MARK = "1".repeat(40);
    private static final String OCCASION = "found by git ls-remote";

    private final Project project;
    private final Intake intake;
    private final WebhookLog log;
    private final Map<String, String> before;

    private Reconciliation(Project project, Intake intake, WebhookLog log) {
        this.project = project;
        this.intake = intake;
        this.log = log;
        this.before = intake.refs(project.path());
    }

    /**
     * @param project the configured project
     * @param intake where missed pushes go
     * @param log where it says what it found
     * @return a look at the project, to be finished with git's answer
     */
    public static Reconciliation begin(Project project, Intake intake, WebhookLog log) {
        return new Reconciliation(project, intake, log);
    }

    /**
     * Accepts what was missed, through the project's filters. On the first look at a project nothing is: what is there is taken as seen.
     *
     * @param lsRemote the standard output of {@code git ls-remote}
     * @return the runs that were accepted
     * @throws DeliveryException if that is no output of {@code git ls-remote}
     * @throws IOException if the intake could not write
     * @throws InterruptedException if the thread is interrupted
     */
    public List<QueuedRun> finish(String lsRemote) throws DeliveryException, IOException, InterruptedException {
        Map<String, RemoteRef> remote = RemoteRef.read(lsRemote);
        List<QueuedRun> accepted = new ArrayList<>();
        Map<String, String> now = intake.refs(project.path());
        for (RemoteRef ref : remote.values()) {
            String known = now.getOrDefault(ref.name(), ObjectId.NONE);
            boolean unchanged = known.equals(before.getOrDefault(ref.name(), ObjectId.NONE));
            if (unchanged && !known.equals(ref.object())) {
                accepted.addAll(before.containsKey(LOOKED) ? missed(ref, known) : seen(ref));
            }
        }
        for (String ref : before.keySet()) {
            if (!remote.containsKey(ref)
                    && !LOOKED.equals(ref)
                    && before.get(ref).equals(now.get(ref))) {
                intake.seen(project.path(), ref, ObjectId.NONE);
            }
        }
        intake.seen(project.path(), LOOKED, MARK);
        return accepted;
    }

    private List<QueuedRun> missed(RemoteRef ref, String known) throws IOException, InterruptedException {
        Event.Push push = new Event.Push(
                project.path(),
                ref.name(),
                known,
                ref.object(),
                ref.commit(),
                Person.UNKNOWN,
                Protection.UNKNOWN,
                List.of(),
                false);
        if (decide(push) instanceof Decision.Start start) {
            return offer(start.trigger());
        }
        return seen(ref);
    }

    private Decision decide(Event push) throws InterruptedException {
        return project.subscribers().isEmpty()
                ? Rules.decide(push, project.filters())
                : Subscribers.decide(project.subscribers(), filters -> Rules.decide(push, filters));
    }

    private List<QueuedRun> offer(Trigger push) throws IOException, InterruptedException {
        Trigger found = new Trigger(
                push.project(),
                push.event(),
                push.ref(),
                push.before(),
                push.after(),
                push.sha(),
                push.user(),
                Commit.UNKNOWN,
                push.mergeRequest(),
                push.protection(),
                push.condition(),
                OCCASION,
                push.subscribers());
        if (intake.offer(List.of(), List.of(found)) instanceof Offer.Accepted accepted) {
            log.line(Line.of("GitLab: no hook came for %s of %s, now at %.12s: accepted as run %d"
                    .formatted(
                            found.ref(),
                            found.project(),
                            found.sha(),
                            accepted.runs().get(0).id())));
            return accepted.runs();
        }
        return List.of();
    }

    private List<QueuedRun> seen(RemoteRef ref) throws IOException {
        intake.seen(project.path(), ref.name(), ref.object());
        return List.of();
    }
}
