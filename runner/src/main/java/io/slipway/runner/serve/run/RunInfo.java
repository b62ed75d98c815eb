package io.slipway.runner.serve.run;

import io.slipway.gitlab.MergeRequest;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.intake.QueuedRun;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of a run.
 *
 * @param id its number
 * @param attempt 1 for the first
 * @param accepted when it was accepted
 * @param trigger what it delivers; names and texts in it are strangers'
 * @param started when it began; empty while it waits
 * @param ended when it ended; empty while it goes on
 * @param state how far it is
 * @param message why, in one line; may be empty
 * @param open the names of the statuses that GitLab was told of and that have not ended
 * @param told the names of all statuses that GitLab was told of
 * @param mergeRequests the numbers of the project's merge requests that its commit is asked to be merged by
 */
public record RunInfo(
        long id,
        int attempt,
        Instant accepted,
        Trigger trigger,
        Optional<Instant> started,
        Optional<Instant> ended,
        RunState state,
        String message,
        Set<String> open,
        Set<String> told,
        Set<Long> mergeRequests) {
    private static final int MOST_MERGE_REQUESTS = 20;

    /** Validates and copies; files of older versions know no merge requests, and of statuses only what is open. */
    public RunInfo {
        Objects.requireNonNull(accepted);
        Objects.requireNonNull(trigger);
        Objects.requireNonNull(state);
        Objects.requireNonNull(message);
        open = Set.copyOf(open);
        told = told == null ? open : Set.copyOf(told);
        mergeRequests = mergeRequests == null ? Set.of() : Set.copyOf(mergeRequests);
    }

    static RunInfo queued(QueuedRun run) {
        return new RunInfo(
                run.id(),
                run.attempt(),
                run.accepted(),
                run.trigger(),
                Optional.empty(),
                Optional.empty(),
                RunState.QUEUED,
                "",
                Set.of(),
                Set.of(),
                run.trigger().mergeRequest().map(MergeRequest::iid).map(Set::of).orElse(Set.of()));
    }

    RunInfo attempt(int number) {
        return new RunInfo(
                id,
                number,
                accepted,
                trigger,
                Optional.empty(),
                Optional.empty(),
                RunState.QUEUED,
                "",
                open,
                told,
                mergeRequests);
    }

    RunInfo running(Instant now) {
        return new RunInfo(
                id,
                attempt,
                accepted,
                trigger,
                Optional.of(now),
                Optional.empty(),
                RunState.RUNNING,
                "",
                open,
                told,
                mergeRequests);
    }

    RunInfo ended(RunState how, String why, Instant now) {
        return new RunInfo(
                id, attempt, accepted, trigger, started, Optional.of(now), how, why, open, told, mergeRequests);
    }

    RunInfo opened(String status) {
        return with(and(open, status), and(told, status));
    }

    RunInfo telling(String status) {
        return with(open, and(told, status));
    }

    RunInfo closed(String status) {
        Set<String> rest = new TreeSet<>(open);
        rest.remove(status);
        return with(rest, told);
    }

    private static Set<String> and(Set<String> some, String another) {
        Set<String> all = new TreeSet<>(some);
        all.add(another);
        return all;
    }

    private RunInfo with(Set<String> open, Set<String> told) {
        return new RunInfo(id, attempt, accepted, trigger, started, ended, state, message, open, told, mergeRequests);
    }

    RunInfo concerning(long mergeRequest) {
        Set<Long> all = new TreeSet<>(mergeRequests);
        all.add(mergeRequest);
        return all.size() > MOST_MERGE_REQUESTS
                ? this
                : new RunInfo(id, attempt, accepted, trigger, started, ended, state, message, open, told, all);
    }

    /**
     * @return the branch, the tag or the merge request, for people
     */
    public String what() {
        return trigger.mergeRequest()
                .map(request -> "!" + request.iid() + " " + request.sourceBranch())
                .or(trigger::branch)
                .or(trigger::tag)
                .orElse(trigger.ref());
    }

    /**
     * @return the first eight digits of the commit
     */
    public String shortSha() {
        return trigger.sha().substring(0, 8);
    }

    /**
     * @return the name of the branch or tag as the API wants it; empty where there is none in the project
     */
    public String ref() {
        return trigger.branch()
                .or(trigger::tag)
                .or(() -> trigger.mergeRequest()
                        .filter(request -> request.sourceProject().equals(trigger.project()))
                        .map(request -> request.sourceBranch()))
                .orElse("");
    }
}
