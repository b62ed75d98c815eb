package io.slipway.gitlab.webhook;

import io.slipway.gitlab.EventKind;
import io.slipway.gitlab.MergeRequest;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.event.Event;
import io.slipway.gitlab.filter.Decision;
import io.slipway.gitlab.filter.Filters;
import io.slipway.gitlab.filter.Rules;
import io.slipway.gitlab.intake.Intake;
import io.slipway.gitlab.intake.Offer;
import io.slipway.gitlab.intake.QueuedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** From authenticated events to accepted deliveries: the filters, then the intake. */
final class Acceptance {
    private static final int SHORT_SHA = 12;

    private final Map<String, Project> projects;
    private final Intake intake;
    private final WebhookLog log;

    Acceptance(Map<String, Project> projects, Intake intake, WebhookLog log) {
        this.projects = projects;
        this.intake = intake;
        this.log = log;
    }

    WebhookAnswer accept(DeliveryKeys keys, List<Event> events, String peer) throws InterruptedException {
        String project = events.get(0).project();
        List<Trigger> triggers = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        try {
            for (Event event : events) {
                Decision decision = decide(event);
                if (decision instanceof Decision.Start start) {
                    triggers.add(start.trigger());
                } else {
                    ignored.add(decision.toString());
                    see(event);
                }
            }
            return triggers.isEmpty()
                    ? ignored(project, String.join("; ", ignored), peer)
                    : offer(project, keys, triggers, peer);
        } catch (IOException e) {
            log.line(Line.of(
                    "GitLab hook: a delivery of %s could not be put on disk: %s".formatted(project, e.getMessage())));
            return Answers.unwritable();
        }
    }

    private Decision decide(Event event) throws InterruptedException {
        if (!projects.containsKey(event.project())) {
            return new Decision.Ignore("event", "the event is about no project");
        }
        Project project = projects.get(event.project());
        return project.subscribers().isEmpty()
                ? decide(event, project.filters())
                : Subscribers.decide(project.subscribers(), filters -> decide(event, filters));
    }

    private Decision decide(Event event, Filters filters) throws InterruptedException {
        Decision decision = Rules.decide(event, filters);
        // Who is told of no pushes has not got that commit by one.
        return decision instanceof Decision.Start start && filters.events().contains(EventKind.PUSH)
                ? once(start)
                : decision;
    }

    /** A merge request's commit that was pushed to the project's own branch is delivered by that push, which then is about it as well. */
    private Decision once(Decision.Start start) {
        Trigger trigger = start.trigger();
        if (trigger.event() != EventKind.MERGE_REQUEST) {
            return start;
        }
        String branch = trigger.mergeRequest().map(MergeRequest::sourceBranch).orElse("");
        Optional<Long> run = intake.accepted(trigger.project(), "refs/heads/" + branch, trigger.sha());
        if (run.isEmpty()) {
            return start;
        }
        intake.concerns(run.get(), trigger.mergeRequest().orElseThrow());
        return new Decision.Ignore("pushed", "the push of this commit to '%s' is run %d".formatted(branch, run.get()));
    }

    /** So that reconciliation does not take an ignored push for a missed one. */
    private void see(Event event) throws IOException {
        if (event instanceof Event.Push push && push.ref().length() <= 1_000) {
            intake.seen(push.project(), push.ref(), push.after());
        }
    }

    private WebhookAnswer ignored(String project, String reasons, String peer) {
        log.line(Line.of("GitLab hook: an event of %s from %s: %s".formatted(project, peer, reasons)));
        return Answers.ignored(reasons);
    }

    private WebhookAnswer offer(String project, DeliveryKeys keys, List<Trigger> triggers, String peer)
            throws IOException, InterruptedException {
        Offer offer = intake.offer(keys.of(project, triggers), triggers);
        if (offer instanceof Offer.Accepted accepted) {
            accepted.runs().forEach(run -> log.line(Line.of(told(run, peer))));
            return Answers.accepted("accepted as run "
                    + accepted.runs().stream()
                            .map(run -> Long.toString(run.id()))
                            .collect(Collectors.joining(", ")));
        }
        if (offer instanceof Offer.Duplicate duplicate) {
            return ignored(project, "ignored by the rule 'duplicate': it is run %d".formatted(duplicate.id()), peer);
        }
        int waiting = ((Offer.Full) offer).waiting();
        log.line(Line.of("GitLab hook: a delivery of %s was refused: %d wait already".formatted(project, waiting)));
        return Answers.full(waiting);
    }

    private static String told(QueuedRun run, String peer) {
        Trigger trigger = run.trigger();
        String user = trigger.user().username();
        return "run " + run.id() + ": " + trigger.project() + " " + trigger.ref() + " at "
                + trigger.sha().substring(0, SHORT_SHA) + " by " + user + " (" + peer + ")";
    }
}
