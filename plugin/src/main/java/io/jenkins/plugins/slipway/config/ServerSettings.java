package io.jenkins.plugins.slipway.config;

import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.YesNoMaybe;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A Trivy server that steps may use. */
public final class ServerSettings implements Describable<ServerSettings> {
    private final String url;
    private String credentialsId;
    private String certificateAuthority;
    private boolean plainHttp;

    /**
     * @param url its address, such as {@code https://trivy.example.com}
     */
    @DataBoundConstructor
    public ServerSettings(String url) {
        this.url = url.strip();
    }

    /**
     * @return its address
     */
    public String getUrl() {
        return url;
    }

    /**
     * @return the token that it asks for; null for none
     */
    public String getCredentialsId() {
        return credentialsId;
    }

    /**
     * @param credentialsId the id of a secret text
     */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Setting.text(credentialsId);
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

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("url", url);
        Setting.put(tree, "credential", credentialsId);
        Setting.put(tree, "certificateAuthority", certificateAuthority);
        Setting.put(tree, "plainHttp", plainHttp);
        return tree;
    }

    /** The form. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends Descriptor<ServerSettings> {
        @Override
        public String getDisplayName() {
            return "Trivy server";
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
                    : new StandardListBoxModel().includeCurrentValue(credentialsId);
        }

        /**
         * @param value what the field holds
         * @param plainHttp whether http is allowed
         * @return whether the policy's parser takes it
         */
        @POST
        public FormValidation doCheckUrl(@QueryParameter String value, @QueryParameter boolean plainHttp) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            ServerSettings server = new ServerSettings(value);
            server.setPlainHttp(plainHttp);
            return new PolicyTree(Map.of("trivy", Map.of("servers", List.of(server.tree())))).validation();
        }

        /**
         * @param value what the field holds
         * @return whether it is a certificate
         */
        @POST
        public FormValidation doCheckCertificateAuthority(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return Probe.certificates(value);
        }

        /**
         * Asks the server for its version, and with the token for something that only who has it is told. The token goes to that host alone.
         *
         * @param url its address
         * @param credentialsId the chosen token, may be empty
         * @param certificateAuthority PEM, may be empty
         * @param plainHttp whether it is spoken to without TLS
         * @return what came of it
         * @throws InterruptedException if it was aborted
         */
        @POST
        public FormValidation doTestConnection(
                @QueryParameter String url,
                @QueryParameter String credentialsId,
                @QueryParameter String certificateAuthority,
                @QueryParameter boolean plainHttp)
                throws InterruptedException {
            FormValidation address = doCheckUrl(url, plainHttp);
            return address.kind == FormValidation.Kind.OK
                    ? new TrivyProbe(new Probe(url, certificateAuthority))
                            .test(ControllerCredentials.secret(credentialsId))
                            .validation()
                    : address;
        }
    }
}
