package io.jenkins.plugins.slipway.gitlab;

import hudson.model.Cause;
import io.jenkins.plugins.slipway.acceptance.Deliverer;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.intake.QueuedRun;
import io.slipway.host.Neutraliser;
import java.util.List;
import java.util.Objects;

/** Who pushed what. Its texts are a stranger's: pages escape them, and the link is made of the configured address alone. */
public final class GitLabCause extends Cause implements Deliverer {
    private static final int LONGEST = 200;

    private final long id;
    private final String project;
    private final String url;
    private final String ref;
    private final String sha;
    private final String username;
    private final String title;
    private final String event;
    private final String subscriber;
    private final int attempt;

    /**
     * @param run what is delivered
     * @param url the configured address of the GitLab
     * @param subscriber who delivers it
     * @param attempt 1 for the first
     */
    GitLabCause(QueuedRun run, String url, String subscriber, int attempt) {
        Trigger trigger = run.trigger();
        this.id = run.id();
        this.url = url;
        this.subscriber = subscriber;
        this.attempt = attempt;
        this.project = trigger.project();
        this.ref = trigger.ref();
        this.sha = trigger.sha();
        this.username = line(trigger.user().username());
        this.title = line(trigger.commit().title());
        this.event = switch (trigger.event()) {
            case PUSH, TAG_PUSH -> "pushed";
            case MERGE_REQUEST -> "asked to merge";
            case NOTE -> "asked for a rebuild of";
            case PIPELINE -> "ran a pipeline of";
        };
    }

    /** The same for another run. */
    GitLabCause(GitLabCause other) {
        this.id = other.id;
        this.url = other.url;
        this.project = other.project;
        this.ref = other.ref;
        this.sha = other.sha;
        this.username = other.username;
        this.title = other.title;
        this.event = other.event;
        this.subscriber = other.subscriber;
        this.attempt = other.attempt;
    }

    /** Those among others. */
    static List<GitLabCause> of(List<Cause> causes) {
        return causes.stream()
                .filter(GitLabCause.class::isInstance)
                .map(GitLabCause.class::cast)
                .toList();
    }

    /** What tells the delivery, by this subscriber, from others. */
    String key() {
        return id + " " + subscriber;
    }

    /** Who delivers it. */
    String subscriber() {
        return subscriber;
    }

    /**
     * @return 1 for the first; more where Jenkins ended in the middle of the one before
     */
    public int getAttempt() {
        return attempt;
    }

    /**
     * @return the delivery's number in the intake
     */
    public long getId() {
        return id;
    }

    /**
     * @return the project's path, one of the configured ones
     */
    public String getProject() {
        return project;
    }

    /**
     * @return the full ref; empty where none is known
     */
    public String getRef() {
        return ref;
    }

    /**
     * @return the branch's or tag's name
     */
    public String getRefName() {
        return ref.replaceFirst("^refs/(heads|tags)/", "");
    }

    /**
     * @return the commit
     */
    public String getSha() {
        return sha;
    }

    /**
     * @return the commit's first eight digits
     */
    public String getShortSha() {
        return sha.substring(0, 8);
    }

    /**
     * @return who did it, as GitLab names users; empty where the event does not say
     */
    public String getUsername() {
        return username;
    }

    /**
     * @return the commit's title; empty where the event does not say
     */
    public String getTitle() {
        return title;
    }

    /**
     * @return what that user did
     */
    public String getEvent() {
        return event;
    }

    /**
     * @return the commit's page, at the configured address
     */
    public String getLink() {
        return url + "/" + project + "/-/commit/" + sha;
    }

    /** Whoever pushed, or asked for the run, decides on none of its findings. */
    @Override
    public Iterable<String> deliveredBy() {
        return username.isEmpty() ? List.of() : List.of(username);
    }

    @Override
    public String getShortDescription() {
        return "GitLab: %s %s %s%s of %s%s"
                        .formatted(
                                username.isEmpty() ? "somebody" : username,
                                event,
                                getShortSha(),
                                ref.isEmpty() ? "" : " (" + getRefName() + ")",
                                project,
                                title.isEmpty() ? "" : ": " + title)
                + (attempt > 1 ? " (attempt " + attempt + ": Jenkins ended in the middle of the one before)" : "");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GitLabCause that && that.id == id && that.sha.equals(sha);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, sha);
    }

    private static String line(String text) {
        // A title is one of many texts of a page: nothing in it turns the others around.
        String plain = Neutraliser.plain(text).replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
