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

/** {@code readDeliveryPlan}: reads what {@code secureDelivery} delivers. */
public final class ReadDeliveryPlanStep extends DeliveryPipelineStep {
    /** Called by Jenkins. */
    @DataBoundConstructor
    public ReadDeliveryPlanStep() {
        super("readDeliveryPlan");
    }

    /** @return what was given, otherwise the default */
    public String getFile() {
        return text("file");
    }

    /** @param file as the contract says */
    @DataBoundSetter
    public void setFile(String file) {
        give("file", file);
    }

    /** What Jenkins knows of the step. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends DeliveryStepDescriptor {
        /** Called by Jenkins, once. */
        public DescriptorImpl() {
            super("readDeliveryPlan", "Read what secureDelivery delivers");
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckFile(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "file", value);
        }
    }
}
