package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.slipway.config.CredentialChoice;
import io.slipway.host.DeliveryException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jenkins.YesNoMaybe;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A GitLab: what is told to it, and whose events are believed. */
public final class GitLabConnection implements Describable<GitLabConnection> {
    private final String url;
    private String credentialsId;
    private String certificateAuthority;
    private List<WebhookSecret> secrets;
    private List<CloneAddress> cloneAddresses;
    private List<String> jobs;

    /**
     * @param url its address, such as {@code https://gitlab.example.com}
     */
    @DataBoundConstructor
    public GitLabConnection(String url) {
        this.url = url.strip().replaceAll("/+$", "");
    }

    /**
     * @return its address, without a slash at its end
     */
    public String getUrl() {
        return url;
    }

    /**
     * @return the id of a secret text, the API token; null for none: nothing is told then
     */
    public String getCredentialsId() {
        return credentialsId;
    }

    /**
     * @param credentialsId the id of a secret text
     */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Lines.text(credentialsId);
    }

    /**
     * @return the certificates that alone are trusted for it, as PEM; null for the system's authorities
     */
    public String getCertificateAuthority() {
        return certificateAuthority;
    }

    /**
     * @param certificateAuthority PEM
     */
    @DataBoundSetter
    public void setCertificateAuthority(String certificateAuthority) {
        this.certificateAuthority = Lines.text(certificateAuthority);
    }

    /**
     * @return what proves the events of which projects
     */
    public List<WebhookSecret> getSecrets() {
        return secrets == null ? List.of() : secrets;
    }

    /**
     * @param secrets what proves the events of which projects
     */
    @DataBoundSetter
    public void setSecrets(List<WebhookSecret> secrets) {
        this.secrets = secrets == null ? null : new ArrayList<>(secrets);
    }

    /**
     * @return further addresses of its repositories
     */
    public List<CloneAddress> getCloneAddresses() {
        return cloneAddresses == null ? List.of() : cloneAddresses;
    }

    /**
     * @param cloneAddresses further addresses of its repositories
     */
    @DataBoundSetter
    public void setCloneAddresses(List<CloneAddress> cloneAddresses) {
        this.cloneAddresses = cloneAddresses == null ? null : new ArrayList<>(cloneAddresses);
    }

    /**
     * @return which jobs may deliver which projects; null for all
     */
    public List<String> getJobs() {
        return jobs;
    }

    /**
     * @return the same for a text area, a line each
     */
    public String getJobsLines() {
        return Lines.text(jobs);
    }

    /**
     * @param jobs lines such as {@code shop/web: team/**}: a project, and a pattern of jobs' full names
     */
    @DataBoundSetter
    public void setJobs(List<String> jobs) {
        List<String> lines = Lines.of(jobs);
        this.jobs = lines.isEmpty() ? null : lines;
    }

    /** Whether a job, by its full name, may deliver a project. */
    boolean allows(String project, String job) {
        return JobBinding.allows(jobs == null ? List.of() : jobs, project, job);
    }

    /** The projects that are delivered. */
    Set<String> projects() {
        Set<String> projects = new TreeSet<>();
        getSecrets().forEach(secret -> projects.addAll(secret.getProjects()));
        return projects;
    }

    /** Whether a repository's address is one of a project: as GitLab itself gives it out, or as it is configured. */
    boolean has(String project, RepositoryAddress address) {
        return addresses(project).contains(address);
    }

    private List<RepositoryAddress> addresses(String project) {
        List<RepositoryAddress> addresses = new ArrayList<>();
        RepositoryAddress.of(url + "/" + project).ifPresent(addresses::add);
        RepositoryAddress.of("ssh://" + URI.create(url).getHost() + "/" + project)
                .ifPresent(addresses::add);
        getCloneAddresses().stream()
                .filter(other -> other.getProject().equals(project))
                .forEach(other -> RepositoryAddress.of(other.getUrl()).ifPresent(addresses::add));
        return addresses;
    }

    /** The form. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends Descriptor<GitLabConnection> {
        @Override
        public String getDisplayName() {
            return "GitLab";
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

        /**
         * @param value what the field holds
         * @return whether it is the address of a GitLab
         */
        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return GitLabProbe.address(value);
        }

        /**
         * @param value what the field holds
         * @return whether each line says which jobs a project has
         */
        @POST
        public FormValidation doCheckJobs(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            try {
                for (String line : Lines.of(List.of(value))) {
                    JobBinding.of(line);
                }
                return FormValidation.ok();
            } catch (DeliveryException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        /**
         * Asks GitLab whose the chosen token is. The token goes to that address alone.
         *
         * @param url the address
         * @param credentialsId the token
         * @param certificateAuthority PEM, may be empty
         * @return what came of it
         * @throws InterruptedException if it was aborted
         */
        @POST
        public FormValidation doTestConnection(
                @QueryParameter String url,
                @QueryParameter String credentialsId,
                @QueryParameter String certificateAuthority)
                throws InterruptedException {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return GitLabProbe.test(url, Tokens.find(credentialsId), certificateAuthority);
        }
    }
}
