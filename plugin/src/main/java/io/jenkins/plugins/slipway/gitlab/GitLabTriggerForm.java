package io.jenkins.plugins.slipway.gitlab;

import hudson.model.Item;
import hudson.triggers.TriggerDescriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.slipway.host.DeliveryException;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the form of {@link GitLabTrigger} asks Jenkins while somebody fills it in: who may configure the job gets an answer. */
public abstract class GitLabTriggerForm extends TriggerDescriptor {
    GitLabTriggerForm() {}

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
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }

    private static ListBoxModel choices(String... words) {
        ListBoxModel items = new ListBoxModel();
        for (String word : words) {
            items.add(word, word);
        }
        return items;
    }
}
