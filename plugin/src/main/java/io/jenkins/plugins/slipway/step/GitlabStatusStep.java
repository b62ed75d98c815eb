package io.jenkins.plugins.slipway.step;

import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import jenkins.YesNoMaybe;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code gitlabStatus}: sets a status of the commit. */
public final class GitlabStatusStep extends DeliveryPipelineStep {
    /**
     * @param name as the contract says
     * @param state as the contract says
     */
    @DataBoundConstructor
    public GitlabStatusStep(String name, String state) {
        super("gitlabStatus");
        give("name", name);
        give("state", state);
    }

    /** @return what was given, otherwise the default */
    public String getName() {
        return text("name");
    }

    /** @return what was given, otherwise the default */
    public String getState() {
        return text("state");
    }

    /** @return what was given, otherwise the default */
    public String getDescription() {
        return text("description");
    }

    /** @param description as the contract says */
    @DataBoundSetter
    public void setDescription(String description) {
        give("description", description);
    }

    /** What Jenkins knows of the step. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends DeliveryStepDescriptor {
        /** Called by Jenkins, once. */
        public DescriptorImpl() {
            super("gitlabStatus", "Set a status of the commit in GitLab");
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "name", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckDescription(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "description", value);
        }
    }
}
