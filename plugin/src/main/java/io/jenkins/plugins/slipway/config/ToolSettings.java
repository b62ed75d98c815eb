package io.jenkins.plugins.slipway.config;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.slipway.policy.PolicyFile;
import java.util.Map;
import jenkins.YesNoMaybe;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Where a tool lies on the machines that run the steps. */
public final class ToolSettings implements Describable<ToolSettings> {
    private final String name;
    private final String path;

    /**
     * @param name the tool's command, such as {@code trivy}
     * @param path its absolute path
     */
    @DataBoundConstructor
    public ToolSettings(String name, String path) {
        this.name = name.strip();
        this.path = path.strip();
    }

    /**
     * @return the tool's command
     */
    public String getName() {
        return name;
    }

    /**
     * @return its absolute path
     */
    public String getPath() {
        return path;
    }

    /** The form. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends Descriptor<ToolSettings> {
        @Override
        public String getDisplayName() {
            return "Tool";
        }

        /**
         * @return the tools that Slipway drives
         */
        @POST
        public ListBoxModel doFillNameItems() {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            ListBoxModel items = new ListBoxModel();
            PolicyFile.tools().forEach(items::add);
            return items;
        }

        /**
         * @param value what the field holds
         * @param name the tool
         * @return whether the policy's parser takes it
         */
        @POST
        public FormValidation doCheckPath(@QueryParameter String value, @QueryParameter String name) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return new PolicyTree(Map.of("tools", Map.of(name, value.strip()))).validation();
        }
    }
}
