package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.slipway.config.CredentialChoice;
import java.util.List;
import jenkins.YesNoMaybe;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A secret of webhooks, and the projects whose events it proves: no others. Several secrets may list the same project, for rotation. */
public final class WebhookSecret implements Describable<WebhookSecret> {
    private final String credentialsId;
    private final List<String> projects;

    /**
     * @param credentialsId the id of a secret text: a secret token, or a signing token ({@code whsec_…})
     * @param projects paths as GitLab writes them, such as {@code shop/web}; also several in one text, a line each
     */
    @DataBoundConstructor
    public WebhookSecret(String credentialsId, List<String> projects) {
        this.credentialsId = credentialsId == null ? "" : credentialsId.strip();
        this.projects = Lines.of(projects);
    }

    /**
     * @return the id of a secret text
     */
    public String getCredentialsId() {
        return credentialsId;
    }

    /**
     * @return the projects whose events it proves
     */
    public List<String> getProjects() {
        return projects;
    }

    /**
     * @return the same for a text area, a line each
     */
    public String getProjectsLines() {
        return Lines.text(projects);
    }

    /** The form. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends Descriptor<WebhookSecret> {
        @Override
        public String getDisplayName() {
            return "Webhook secret";
        }

        /**
         * @param credentialsId the chosen one
         * @return the secret texts that Jenkins itself can use
         */
        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            // Without the permission it holds nothing.
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? CredentialChoice.of(StringCredentials.class, credentialsId)
                    : new ListBoxModel();
        }
    }
}
