package io.jenkins.plugins.slipway.step;

import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.slipway.credentials.CredentialKind;
import jenkins.YesNoMaybe;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code promoteImage}: promotes an image. */
public final class PromoteImageStep extends DeliveryPipelineStep {
    /**
     * @param from as the contract says
     * @param to as the contract says
     */
    @DataBoundConstructor
    public PromoteImageStep(String from, String to) {
        super("promoteImage");
        give("from", from);
        give("to", to);
    }

    /** @return what was given, otherwise the default */
    public String getFrom() {
        return text("from");
    }

    /** @return what was given, otherwise the default */
    public String getTo() {
        return text("to");
    }

    /** @return what was given, otherwise the default */
    public String[] getTags() {
        return list("tags");
    }

    /** @param tags as the contract says */
    @DataBoundSetter
    public void setTags(String[] tags) {
        give("tags", tags.clone());
    }

    /** @return what was given, otherwise the default */
    public String getCredentialsId() {
        return text("credentialsId");
    }

    /** @param credentialsId as the contract says */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        give("credentialsId", credentialsId);
    }

    /** @return what was given, otherwise the default */
    public String getFromCredentialsId() {
        return text("fromCredentialsId");
    }

    /** @param fromCredentialsId as the contract says */
    @DataBoundSetter
    public void setFromCredentialsId(String fromCredentialsId) {
        give("fromCredentialsId", fromCredentialsId);
    }

    /** What Jenkins knows of the step. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends DeliveryStepDescriptor {
        /** Called by Jenkins, once. */
        public DescriptorImpl() {
            super("promoteImage", "Promote a pushed image to another registry");
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckFrom(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "from", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckTo(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "to", value);
        }

        /** Offers the credentials. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return credentials(item, CredentialKind.USERNAME_PASSWORD, credentialsId);
        }

        /** Offers the credentials. */
        @POST
        public ListBoxModel doFillFromCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String fromCredentialsId) {
            return credentials(item, CredentialKind.USERNAME_PASSWORD, fromCredentialsId);
        }
    }
}
