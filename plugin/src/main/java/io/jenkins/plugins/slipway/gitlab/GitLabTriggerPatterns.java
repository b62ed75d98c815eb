package io.jenkins.plugins.slipway.gitlab;

import hudson.model.Job;
import hudson.triggers.Trigger;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** What a {@link GitLabTrigger} compares events with: kinds of events, and patterns of names. */
public abstract class GitLabTriggerPatterns extends Trigger<Job<?, ?>> {
    private List<String> events;
    private List<String> branches;
    private List<String> tags;
    private List<String> targets;
    private List<String> paths;
    private List<String> labels;
    private List<String> authors;

    GitLabTriggerPatterns() {}

    /**
     * @return which kinds of events start a build; null for the default
     */
    public List<String> getEvents() {
        return events;
    }

    /**
     * @return the same for a text area, a line each
     */
    public String getEventsLines() {
        return Lines.text(events);
    }

    /**
     * @param events kinds: {@code push}, {@code tag-push}, {@code merge-request}, {@code note}, {@code pipeline}
     */
    @DataBoundSetter
    public void setEvents(List<String> events) {
        this.events = given(events);
    }

    /**
     * @return patterns of pushed branches, and of merge requests' source branches; null for the default
     */
    public List<String> getBranches() {
        return branches;
    }

    /**
     * @return the same for a text area, a line each
     */
    public String getBranchesLines() {
        return Lines.text(branches);
    }

    /**
     * @param branches patterns of pushed branches, and of merge requests' source branches; one that begins with an exclamation mark excludes
     */
    @DataBoundSetter
    public void setBranches(List<String> branches) {
        this.branches = given(branches);
    }

    /**
     * @return patterns of pushed tags; null for the default
     */
    public List<String> getTags() {
        return tags;
    }

    /**
     * @return the same for a text area, a line each
     */
    public String getTagsLines() {
        return Lines.text(tags);
    }

    /**
     * @param tags patterns of pushed tags; one that begins with an exclamation mark excludes
     */
    @DataBoundSetter
    public void setTags(List<String> tags) {
        this.tags = given(tags);
    }

    /**
     * @return patterns of merge requests' target branches; null for the default
     */
    public List<String> getTargets() {
        return targets;
    }

    /**
     * @return the same for a text area, a line each
     */
    public String getTargetsLines() {
        return Lines.text(targets);
    }

    /**
     * @param targets patterns of merge requests' target branches; one that begins with an exclamation mark excludes
     */
    @DataBoundSetter
    public void setTargets(List<String> targets) {
        this.targets = given(targets);
    }

    /**
     * @return patterns of changed files; null for the default
     */
    public List<String> getPaths() {
        return paths;
    }

    /**
     * @return the same for a text area, a line each
     */
    public String getPathsLines() {
        return Lines.text(paths);
    }

    /**
     * @param paths patterns of changed files; one that begins with an exclamation mark excludes
     */
    @DataBoundSetter
    public void setPaths(List<String> paths) {
        this.paths = given(paths);
    }

    /**
     * @return patterns of merge requests' labels; null for the default
     */
    public List<String> getLabels() {
        return labels;
    }

    /**
     * @return the same for a text area, a line each
     */
    public String getLabelsLines() {
        return Lines.text(labels);
    }

    /**
     * @param labels patterns of merge requests' labels; one that begins with an exclamation mark excludes
     */
    @DataBoundSetter
    public void setLabels(List<String> labels) {
        this.labels = given(labels);
    }

    /**
     * @return patterns of usernames; null for the default
     */
    public List<String> getAuthors() {
        return authors;
    }

    /**
     * @return the same for a text area, a line each
     */
    public String getAuthorsLines() {
        return Lines.text(authors);
    }

    /**
     * @param authors patterns of usernames; one that begins with an exclamation mark excludes
     */
    @DataBoundSetter
    public void setAuthors(List<String> authors) {
        this.authors = given(authors);
    }

    /** Null where nothing is given, which the form and configuration as code leave out. */
    static List<String> given(List<String> values) {
        List<String> lines = Lines.of(values);
        return lines.isEmpty() ? null : lines;
    }
}
