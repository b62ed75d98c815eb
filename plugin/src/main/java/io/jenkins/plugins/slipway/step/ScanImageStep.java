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

/** {@code scanImage}: scans an image and decides on it. */
public final class ScanImageStep extends DeliveryPipelineStep {
    /**
     * @param image as the contract says
     */
    @DataBoundConstructor
    public ScanImageStep(String image) {
        super("scanImage");
        give("image", image);
    }

    /** @return what was given, otherwise the default */
    public String getImage() {
        return text("image");
    }

    /** @return what was given, otherwise the default */
    public String[] getScanner() {
        return list("scanner");
    }

    /** @param scanner as the contract says */
    @DataBoundSetter
    public void setScanner(String[] scanner) {
        give("scanner", scanner.clone());
    }

    /** @return what was given, otherwise the default */
    public Double getThreshold() {
        return decimal("threshold");
    }

    /** @param threshold as the contract says */
    @DataBoundSetter
    public void setThreshold(Double threshold) {
        give("threshold", threshold);
    }

    /** @return what was given, otherwise the default */
    public String getAcceptances() {
        return text("acceptances");
    }

    /** @param acceptances as the contract says */
    @DataBoundSetter
    public void setAcceptances(String acceptances) {
        give("acceptances", acceptances);
    }

    /** @return what was given, otherwise the default */
    public String getUnscored() {
        return text("unscored");
    }

    /** @param unscored as the contract says */
    @DataBoundSetter
    public void setUnscored(String unscored) {
        give("unscored", unscored);
    }

    /** @return what was given, otherwise the default */
    public boolean isFailBuild() {
        return flag("failBuild");
    }

    /** @param failBuild as the contract says */
    @DataBoundSetter
    public void setFailBuild(boolean failBuild) {
        give("failBuild", failBuild);
    }

    /** @return what was given, otherwise the default */
    public String getServer() {
        return text("server");
    }

    /** @param server as the contract says */
    @DataBoundSetter
    public void setServer(String server) {
        give("server", server);
    }

    /** @return what was given, otherwise the default */
    public int getTimeout() {
        return number("timeout");
    }

    /** @param timeout as the contract says */
    @DataBoundSetter
    public void setTimeout(int timeout) {
        give("timeout", timeout);
    }

    /** What Jenkins knows of the step. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends DeliveryStepDescriptor {
        /** Called by Jenkins, once. */
        public DescriptorImpl() {
            super("scanImage", "Scan an image for vulnerabilities and decide on it");
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckImage(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "image", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckThreshold(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "threshold", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckAcceptances(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "acceptances", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckServer(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "server", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckTimeout(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "timeout", value);
        }
    }
}
