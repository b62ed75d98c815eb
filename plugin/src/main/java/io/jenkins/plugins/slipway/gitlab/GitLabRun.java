package io.jenkins.plugins.slipway.gitlab;

import hudson.model.Action;
import hudson.model.InvisibleAction;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;
import io.jenkins.plugins.slipway.delivery.Origin;
import io.slipway.delivery.CommitStatuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.RunAction2;

/** Ties a run, and before that its place in the queue, to a commit in GitLab. */
public final class GitLabRun extends InvisibleAction implements Origin, Queue.QueueAction, RunAction2 {
    private final long id;
    private final String key;
    private final int attempt;
    private final String project;
    private final String sha;
    private final String ref;
    private final String username;
    private final String job;
    private final String url;
    private boolean ended;
    // Replaced, never changed: Jenkins saves it at any time. Older versions saved none.
    private volatile List<String> told = new ArrayList<>();
    private transient Run<?, ?> run;
    private transient volatile boolean alive;

    /**
     * @param id the delivery's number in the intake; 0 for a run that GitLab did not start
     * @param key what tells the run from others
     * @param attempt 1 for the first
     * @param project the project's path
     * @param sha the commit
     * @param ref the branch or tag; empty where it is not known
     * @param username who pushed; empty where that is not known
     * @param job the job's full name
     * @param url the job's address below Jenkins' own
     */
    GitLabRun(
            long id,
            String key,
            int attempt,
            String project,
            String sha,
            String ref,
            String username,
            String job,
            String url) {
        this.id = id;
        this.key = key;
        this.attempt = attempt;
        this.project = project;
        this.sha = sha;
        this.ref = ref;
        this.username = username;
        this.job = job;
        this.url = url;
    }

    /** The run of a push, while it waits. */
    static GitLabRun of(GitLabCause cause, Job<?, ?> job) {
        return new GitLabRun(
                cause.getId(),
                cause.key(),
                cause.getAttempt(),
                cause.getProject(),
                cause.getSha(),
                cause.getRefName().startsWith("refs/") ? "" : cause.getRefName(),
                cause.getUsername(),
                job.getFullName(),
                job.getUrl());
    }

    long id() {
        return id;
    }

    String key() {
        return key;
    }

    int attempt() {
        return attempt;
    }

    /** The run came to its own end. */
    void end() {
        ended = true;
    }

    /** Whether the run came to its own end; one that was cut off with Jenkins, and could not be resumed, did not. */
    boolean hasEnded() {
        return ended;
    }

    /** GitLab is told of a status. */
    void tell(String status) {
        if (!hasTold(status)) {
            List<String> all = told == null ? new ArrayList<>() : new ArrayList<>(told);
            all.add(status);
            told = all;
        }
    }

    private boolean hasTold(String status) {
        return told != null && told.contains(status);
    }

    /** Whether a later build of the job has told of the same status of the same commit, so that its own is the one that holds. */
    boolean overtaken(String status) {
        for (Run<?, ?> other = run == null ? null : run.getParent().getLastBuild();
                other != null && other.getNumber() > run.getNumber();
                other = other.getPreviousBuild()) {
            GitLabRun later = other.getAction(GitLabRun.class);
            if (later != null && later.concerns(project, sha, ref) && later.hasTold(status)) {
                return true;
            }
        }
        return false;
    }

    /** Which ref a build is about is not known of one that somebody started by hand. */
    private boolean concerns(String ofProject, String commit, String on) {
        return project.equals(ofProject) && sha.equals(commit) && (ref.equals(on) || ref.isEmpty() || on.isEmpty());
    }

    /** The run does something in this process of Jenkins. */
    void live() {
        alive = true;
    }

    boolean isAlive() {
        return alive;
    }

    String project() {
        return project;
    }

    String sha() {
        return sha;
    }

    String ref() {
        return ref;
    }

    String job() {
        return job;
    }

    /** The address of the run, of the job while it waits, below Jenkins' own. */
    String url() {
        return run == null ? url : run.getUrl();
    }

    /** The run; empty while it waits. */
    Optional<Run<?, ?>> run() {
        return Optional.ofNullable(run);
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        run = loaded;
    }

    @Override
    public Optional<String> pusher() {
        return Optional.of(username).filter(name -> !name.isEmpty());
    }

    @Override
    public Optional<CommitStatuses> statuses() {
        StatusReporter reporter = StatusReporter.get();
        return reporter.tells(this)
                ? Optional.of((name, state, description) -> reporter.set(this, name, state, description))
                : Optional.empty();
    }

    /** Each delivery gets a run of its own; the same one told twice does not. */
    @Override
    public boolean shouldSchedule(List<Action> actions) {
        return actions.stream().noneMatch(other -> other instanceof GitLabRun same && same.key.equals(key));
    }
}
