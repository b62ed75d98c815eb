package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import io.slipway.gitlab.filter.Filters;
import io.slipway.host.DeliveryException;
import java.util.List;
import jenkins.YesNoMaybe;
import jenkins.model.ParameterizedJobMixIn;
import jenkins.triggers.SCMTriggerItem;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code triggers { gitlabPush(…) }}: a push to the job's repository in GitLab starts a build of exactly that commit. */
public final class GitLabTrigger extends GitLabTriggerPatterns {
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
                TriggerFilters.events(getEvents()),
                TriggerFilters.names(getBranches()),
                TriggerFilters.names(getTargets()),
                TriggerFilters.names(getTags()),
                TriggerFilters.names(getPaths()),
                TriggerFilters.names(getLabels()),
                TriggerFilters.names(getAuthors()),
                TriggerFilters.drafts(drafts),
                TriggerFilters.skipWords(skipWords),
                phrase == null ? Filters.DEFAULT_PHRASE : phrase,
                Lines.of(members));
    }

    /** The form. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    @Symbol("gitlabPush")
    public static final class DescriptorImpl extends GitLabTriggerForm {
        @Override
        public String getDisplayName() {
            return "Deliver what is pushed to GitLab (Slipway)";
        }

        @Override
        public boolean isApplicable(Item item) {
            return item instanceof SCMTriggerItem && item instanceof ParameterizedJobMixIn.ParameterizedJob;
        }
    }
}
