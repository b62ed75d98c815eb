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

/** {@code webScan}: attacks the deployed application. */
public final class WebScanStep extends DeliveryPipelineStep {
    /**
     * @param target as the contract says
     */
    @DataBoundConstructor
    public WebScanStep(String target) {
        super("webScan");
        give("target", target);
    }

    /** @return what was given, otherwise the default */
    public String getTarget() {
        return text("target");
    }

    /** @return what was given, otherwise the default */
    public String getScanner() {
        return text("scanner");
    }

    /** @param scanner as the contract says */
    @DataBoundSetter
    public void setScanner(String scanner) {
        give("scanner", scanner);
    }

    /** @return what was given, otherwise the default */
    public String[] getAttacks() {
        return list("attacks");
    }

    /** @param attacks as the contract says */
    @DataBoundSetter
    public void setAttacks(String[] attacks) {
        give("attacks", attacks.clone());
    }

    /** @return what was given, otherwise the default */
    public String getProfile() {
        return text("profile");
    }

    /** @param profile as the contract says */
    @DataBoundSetter
    public void setProfile(String profile) {
        give("profile", profile);
    }

    /** @return what was given, otherwise the default */
    public String[] getChecks() {
        return list("checks");
    }

    /** @param checks as the contract says */
    @DataBoundSetter
    public void setChecks(String[] checks) {
        give("checks", checks.clone());
    }

    /** @return what was given, otherwise the default */
    public String getFailOn() {
        return text("failOn");
    }

    /** @param failOn as the contract says */
    @DataBoundSetter
    public void setFailOn(String failOn) {
        give("failOn", failOn);
    }

    /** @return what was given, otherwise the default */
    public String getBaseline() {
        return text("baseline");
    }

    /** @param baseline as the contract says */
    @DataBoundSetter
    public void setBaseline(String baseline) {
        give("baseline", baseline);
    }

    /** @return what was given, otherwise the default */
    public int getBudgetMinutes() {
        return number("budgetMinutes");
    }

    /** @param budgetMinutes as the contract says */
    @DataBoundSetter
    public void setBudgetMinutes(int budgetMinutes) {
        give("budgetMinutes", budgetMinutes);
    }

    /** What Jenkins knows of the step. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends DeliveryStepDescriptor {
        /** Called by Jenkins, once. */
        public DescriptorImpl() {
            super("webScan", "Attack the deployed application");
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckTarget(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "target", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckBaseline(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "baseline", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckBudgetMinutes(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "budgetMinutes", value);
        }
    }
}
