package io.jenkins.plugins.slipway.step;

import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import java.util.Map;
import jenkins.YesNoMaybe;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code buildImage}: builds an image. */
@SuppressWarnings({"rawtypes", "unchecked"}) // Jenkins knows no entries' types
public final class BuildImageStep extends DeliveryPipelineStep {
    /**
     * @param image as the contract says
     */
    @DataBoundConstructor
    public BuildImageStep(String image) {
        super("buildImage");
        give("image", image);
    }

    /** @return what was given, otherwise the default */
    public String getImage() {
        return text("image");
    }

    /** @return what was given, otherwise the default */
    public String getContext() {
        return text("context");
    }

    /** @param context as the contract says */
    @DataBoundSetter
    public void setContext(String context) {
        give("context", context);
    }

    /** @return what was given, otherwise the default */
    public String getDockerfile() {
        return text("dockerfile");
    }

    /** @param dockerfile as the contract says */
    @DataBoundSetter
    public void setDockerfile(String dockerfile) {
        give("dockerfile", dockerfile);
    }

    /** @return what was given, otherwise the default */
    public Map getBuildArgs() {
        return map("buildArgs");
    }

    /** @param buildArgs as the contract says */
    @DataBoundSetter
    public void setBuildArgs(Map buildArgs) {
        give("buildArgs", buildArgs);
    }

    /** @return what was given, otherwise the default */
    public Map getLabels() {
        return map("labels");
    }

    /** @param labels as the contract says */
    @DataBoundSetter
    public void setLabels(Map labels) {
        give("labels", labels);
    }

    /** @return what was given, otherwise the default */
    public String getTarget() {
        return text("target");
    }

    /** @param target as the contract says */
    @DataBoundSetter
    public void setTarget(String target) {
        give("target", target);
    }

    /** @return what was given, otherwise the default */
    public String getPlatform() {
        return text("platform");
    }

    /** @param platform as the contract says */
    @DataBoundSetter
    public void setPlatform(String platform) {
        give("platform", platform);
    }

    /** @return what was given, otherwise the default */
    public boolean isPull() {
        return flag("pull");
    }

    /** @param pull as the contract says */
    @DataBoundSetter
    public void setPull(boolean pull) {
        give("pull", pull);
    }

    /** @return what was given, otherwise the default */
    public String[] getCacheFrom() {
        return list("cacheFrom");
    }

    /** @param cacheFrom as the contract says */
    @DataBoundSetter
    public void setCacheFrom(String[] cacheFrom) {
        give("cacheFrom", cacheFrom.clone());
    }

    /** @return what was given, otherwise the default */
    public String getBuilder() {
        return text("builder");
    }

    /** @param builder as the contract says */
    @DataBoundSetter
    public void setBuilder(String builder) {
        give("builder", builder);
    }

    /** What Jenkins knows of the step. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends DeliveryStepDescriptor {
        /** Called by Jenkins, once. */
        public DescriptorImpl() {
            super("buildImage", "Build a container image");
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckImage(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "image", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckContext(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "context", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckDockerfile(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "dockerfile", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckTarget(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "target", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckPlatform(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "platform", value);
        }
    }
}
