package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.triggers.Trigger;
import hudson.triggers.TriggerDescriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.slipway.gitlab.filter.Filters;
import io.slipway.host.DeliveryException;
import java.util.List;
import jenkins.YesNoMaybe;
import jenkins.model.ParameterizedJobMixIn;
import jenkins.triggers.SCMTriggerItem;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code triggers { gitlabPush(…) }}: a push to the job's repository in GitLab starts a build of exactly that commit. */
public final class GitLabTrigger extends Trigger<Job<?, ?>> {
    private List<String> events;
    private List<String> branches;
    private List<String> tags;
    private List<String> targets;
    private List<String> paths;
    private List<String> labels;
    private List<String> authors;
    private List<String> members;
    private String drafts;
    private String skipWords;
    private String phrase;

    /** A trigger of every push, tag and merge request. */
    @DataBoundConstructor
    public GitLabTrigger() {
        // Everything has a default.
    }

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

    /**
     * @return usernames that may ask for a rebuild without GitLab being asked; null for the default
     */
    public List<String> getMembers() {
        return members;
    }

    /**
     * @return the same for a text area, a line each
     */
    public String getMembersLines() {
        return Lines.text(members);
    }

    /**
     * @param members usernames
     */
    @DataBoundSetter
    public void setMembers(List<String> members) {
        this.members = given(members);
    }

    /**
     * @return what happens to draft merge requests: {@code ignore} or {@code run}; null for the default
     */
    public String getDrafts() {
        return drafts;
    }

    /**
     * @param drafts what happens to draft merge requests: {@code ignore} or {@code run}
     */
    @DataBoundSetter
    public void setDrafts(String drafts) {
        this.drafts = Lines.text(drafts);
    }

    /**
     * @return what {@code [ci skip]} does: {@code obey} or {@code disregard}; null for the default
     */
    public String getSkipWords() {
        return skipWords;
    }

    /**
     * @param skipWords what {@code [ci skip]} does: {@code obey} or {@code disregard}
     */
    @DataBoundSetter
    public void setSkipWords(String skipWords) {
        this.skipWords = Lines.text(skipWords);
    }

    /**
     * @return what a comment must say to start a build; null for the default
     */
    public String getPhrase() {
        return phrase;
    }

    /**
     * @param phrase what a comment must say to start a build
     */
    @DataBoundSetter
    public void setPhrase(String phrase) {
        this.phrase = Lines.text(phrase);
    }

    @Override
    public void start(Job<?, ?> project, boolean newInstance) {
        super.start(project, newInstance);
        Deliveries.get().subscribe(project, this);
    }

    @Override
    public void stop() {
        if (job != null) {
            Deliveries.get().unsubscribe(this);
        }
    }

    /** What starts a build. */
    Filters filters() throws DeliveryException {
        return new Filters(
                TriggerFilters.events(events),
                TriggerFilters.names(branches),
                TriggerFilters.names(targets),
                TriggerFilters.names(tags),
                TriggerFilters.names(paths),
                TriggerFilters.names(labels),
                TriggerFilters.names(authors),
                TriggerFilters.drafts(drafts),
                TriggerFilters.skipWords(skipWords),
                phrase == null ? Filters.DEFAULT_PHRASE : phrase,
                Lines.of(members));
    }

    private static List<String> given(List<String> values) {
        List<String> lines = Lines.of(values);
        return lines.isEmpty() ? null : lines;
    }

    /** The form. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    @Symbol("gitlabPush")
    public static final class DescriptorImpl extends TriggerDescriptor {
        @Override
        public String getDisplayName() {
            return "Deliver what is pushed to GitLab (Slipway)";
        }

        @Override
        public boolean isApplicable(Item item) {
            return item instanceof SCMTriggerItem && item instanceof ParameterizedJobMixIn.ParameterizedJob;
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckBranches(@AncestorInPath Item item, @QueryParameter String value) {
            return checked(item, value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckTags(@AncestorInPath Item item, @QueryParameter String value) {
            return checked(item, value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckTargets(@AncestorInPath Item item, @QueryParameter String value) {
            return checked(item, value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckPaths(@AncestorInPath Item item, @QueryParameter String value) {
            return checked(item, value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckLabels(@AncestorInPath Item item, @QueryParameter String value) {
            return checked(item, value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckAuthors(@AncestorInPath Item item, @QueryParameter String value) {
            return checked(item, value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckEvents(@AncestorInPath Item item, @QueryParameter String value) {
            if (!mayConfigure(item)) {
                return FormValidation.ok();
            }
            try {
                TriggerFilters.events(Lines.of(List.of(value)));
                return FormValidation.ok();
            } catch (DeliveryException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        /** The choices. */
        @POST
        public ListBoxModel doFillDraftsItems(@AncestorInPath Item item) {
            return mayConfigure(item) ? choices("ignore", "run") : new ListBoxModel();
        }

        /** The choices. */
        @POST
        public ListBoxModel doFillSkipWordsItems(@AncestorInPath Item item) {
            return mayConfigure(item) ? choices("obey", "disregard") : new ListBoxModel();
        }

        private static FormValidation checked(Item item, String value) {
            if (!mayConfigure(item)) {
                return FormValidation.ok();
            }
            try {
                TriggerFilters.names(Lines.of(List.of(value)));
                return FormValidation.ok();
            } catch (DeliveryException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        private static boolean mayConfigure(Item item) {
            return item == null
                    ? jenkins.model.Jenkins.get().hasPermission(jenkins.model.Jenkins.ADMINISTER)
                    : item.hasPermission(Item.CONFIGURE);
        }

        private static ListBoxModel choices(String... words) {
            ListBoxModel items = new ListBoxModel();
            for (String word : words) {
                items.add(word, word);
            }
            return items;
        }
    }
}
