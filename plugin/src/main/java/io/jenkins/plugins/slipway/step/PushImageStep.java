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

/** {@code pushImage}: pushes an image. */
public final class PushImageStep extends DeliveryPipelineStep {
    /**
     * @param image as the contract says
     * @param to as the contract says
     */
    @DataBoundConstructor
    public PushImageStep(String image, String to) {
        super("pushImage");
        give("image", image);
        give("to", to);
    }

    /** @return what was given, otherwise the default */
    public String getImage() {
        return text("image");
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

    /** What Jenkins knows of the step. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends DeliveryStepDescriptor {
        /** Called by Jenkins, once. */
        public DescriptorImpl() {
            super("pushImage", "Push a cleared image to a registry");
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckImage(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "image", value);
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
    }
}
