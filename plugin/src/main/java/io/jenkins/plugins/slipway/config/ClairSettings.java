package io.jenkins.plugins.slipway.config;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.LinkedHashMap;
import java.util.Map;
import jenkins.YesNoMaybe;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** How Clair v4 is used. Without an address it is not. */
public final class ClairSettings implements Describable<ClairSettings> {
    private String url;
    private String certificateAuthority;
    private boolean plainHttp;
    private String credentialsId;
    private String issuer;
    private String quarantine;
    private String quarantineCredentialsId;
    private String pullCredentialsId;

    /** No Clair. */
    @DataBoundConstructor
    public ClairSettings() {
        // The setters do it.
    }

    /**
     * @return its address; null where Clair is not used
     */
    public String getUrl() {
        return url;
    }

    /**
     * @param url such as {@code https://clair.example.com}
     */
    @DataBoundSetter
    public void setUrl(String url) {
        this.url = Setting.text(url);
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
        this.certificateAuthority = Setting.text(certificateAuthority);
    }

    /**
     * @return whether it is spoken to without TLS
     */
    public boolean isPlainHttp() {
        return plainHttp;
    }

    /**
     * @param plainHttp whether it is spoken to without TLS
     */
    @DataBoundSetter
    public void setPlainHttp(boolean plainHttp) {
        this.plainHttp = plainHttp;
    }

    /**
     * @return the pre-shared key with which tokens are signed; null where it asks for none
     */
    public String getCredentialsId() {
        return credentialsId;
    }

    /**
     * @param credentialsId the id of a secret text (Base64)
     */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Setting.text(credentialsId);
    }

    /**
     * @return the issuer of these tokens; null for the default
     */
    public String getIssuer() {
        return issuer;
    }

    /**
     * @param issuer as Clair's configuration names it
     */
    @DataBoundSetter
    public void setIssuer(String issuer) {
        this.issuer = Setting.text(issuer);
    }

    /**
     * @return the repository where images are put for Clair to fetch them
     */
    public String getQuarantine() {
        return quarantine;
    }

    /**
     * @param quarantine {@code host[:port]/path}
     */
    @DataBoundSetter
    public void setQuarantine(String quarantine) {
        this.quarantine = Setting.text(quarantine);
    }

    /**
     * @return the credential for putting them there; null for none
     */
    public String getQuarantineCredentialsId() {
        return quarantineCredentialsId;
    }

    /**
     * @param quarantineCredentialsId the id of a user name with password
     */
    @DataBoundSetter
    public void setQuarantineCredentialsId(String quarantineCredentialsId) {
        this.quarantineCredentialsId = Setting.text(quarantineCredentialsId);
    }

    /**
     * @return the credential by which Clair fetches them; null for the same
     */
    public String getPullCredentialsId() {
        return pullCredentialsId;
    }

    /**
     * @param pullCredentialsId the id of a user name with password
     */
    @DataBoundSetter
    public void setPullCredentialsId(String pullCredentialsId) {
        this.pullCredentialsId = Setting.text(pullCredentialsId);
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (url == null) {
            return tree;
        }
        tree.put("url", url);
        Setting.put(tree, "certificateAuthority", certificateAuthority);
        Setting.put(tree, "plainHttp", plainHttp);
        if (credentialsId != null) {
            tree.put("psk", psk());
        }
        Setting.put(tree, "quarantine", place());
        return tree;
    }

    private Map<String, Object> psk() {
        Map<String, Object> psk = new LinkedHashMap<>();
        psk.put("credential", credentialsId);
        Setting.put(psk, "issuer", issuer);
        return psk;
    }

    private Map<String, Object> place() {
        Map<String, Object> place = new LinkedHashMap<>();
        Setting.put(place, "repository", quarantine);
        Setting.put(place, "credential", quarantineCredentialsId);
        Setting.put(place, "pullCredential", pullCredentialsId);
        return place;
    }

    /** The form. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends Descriptor<ClairSettings> {
        @Override
        public String getDisplayName() {
            return "Clair";
        }

        /**
         * @param credentialsId the chosen one
         * @return the secret texts that Jenkins itself can use
         */
        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            // Without the permission it holds the chosen id alone.
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? CredentialChoice.of(StringCredentials.class, credentialsId)
                    : new ListBoxModel();
        }

        /**
         * @param quarantineCredentialsId the chosen one
         * @return the user names with passwords that Jenkins itself can use
         */
        @POST
        public ListBoxModel doFillQuarantineCredentialsIdItems(@QueryParameter String quarantineCredentialsId) {
            // Without the permission it holds the chosen id alone.
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? CredentialChoice.of(StandardUsernamePasswordCredentials.class, quarantineCredentialsId)
                    : new ListBoxModel();
        }

        /**
         * @param pullCredentialsId the chosen one
         * @return the user names with passwords that Jenkins itself can use
         */
        @POST
        public ListBoxModel doFillPullCredentialsIdItems(@QueryParameter String pullCredentialsId) {
            // Without the permission it holds the chosen id alone.
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? CredentialChoice.of(StandardUsernamePasswordCredentials.class, pullCredentialsId)
                    : new ListBoxModel();
        }

        /**
         * @param value what the field holds
         * @param plainHttp whether http is allowed
         * @return whether the policy's parser takes it
         */
        @POST
        public FormValidation doCheckUrl(@QueryParameter String value, @QueryParameter boolean plainHttp) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return check(value, plainHttp, "localhost/quarantine");
        }

        /**
         * @param value what the field holds
         * @return whether the policy's parser takes it
         */
        @POST
        public FormValidation doCheckQuarantine(@QueryParameter String value, @QueryParameter String url) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return url.isBlank() ? FormValidation.ok() : check("https://localhost", false, value);
        }

        /**
         * @param value what the field holds
         * @return whether it is a certificate
         */
        @POST
        public FormValidation doCheckCertificateAuthority(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return RegistryProbe.isCertificate(value)
                    ? FormValidation.ok()
                    : FormValidation.error("Paste the certificates themselves (PEM): -----BEGIN CERTIFICATE----- …");
        }

        /**
         * Asks Clair whether it is ready. No credential is sent.
         *
         * @param url its address
         * @param certificateAuthority PEM, may be empty
         * @param plainHttp whether it is spoken to without TLS
         * @return what came of it
         * @throws InterruptedException if it was aborted
         */
        @POST
        public FormValidation doTestConnection(
                @QueryParameter String url,
                @QueryParameter String certificateAuthority,
                @QueryParameter boolean plainHttp)
                throws InterruptedException {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            FormValidation address = check(url, plainHttp, "localhost/quarantine");
            return address.kind == FormValidation.Kind.OK && !url.isBlank()
                    ? ClairProbe.test(url.strip(), certificateAuthority.strip())
                    : FormValidation.error("First say where Clair answers: https://host[:port]");
        }

        private static FormValidation check(String url, boolean plainHttp, String quarantine) {
            ClairSettings clair = new ClairSettings();
            clair.setUrl(url);
            clair.setPlainHttp(plainHttp);
            clair.setQuarantine(quarantine);
            return clair.url == null
                    ? FormValidation.ok()
                    : new PolicyTree(Map.of("scanners", Map.of("clair", clair.tree()))).validation();
        }
    }
}
