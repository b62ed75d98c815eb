package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import jenkins.YesNoMaybe;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Another address of a project's repository than GitLab's own: a mirror, or another name of the SSH host. */
public final class CloneAddress implements Describable<CloneAddress> {
    private final String project;
    private final String url;

    /**
     * @param project the project's path
     * @param url as it stands in jobs
     */
    @DataBoundConstructor
    public CloneAddress(String project, String url) {
        this.project = project.strip();
        this.url = url.strip();
    }

    /**
     * @return the project's path
     */
    public String getProject() {
        return project;
    }

    /**
     * @return as it stands in jobs
     */
    public String getUrl() {
        return url;
    }

    /** The form. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends Descriptor<CloneAddress> {
        @Override
        public String getDisplayName() {
            return "Clone address";
        }

        /**
         * @param value what the field holds
         * @return whether it is a repository's address
         */
        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return RepositoryAddress.of(value).isPresent()
                    ? FormValidation.ok()
                    : FormValidation.error("Write it as git takes it: https://…, ssh://…, git@host:path or /path");
        }
    }
}
