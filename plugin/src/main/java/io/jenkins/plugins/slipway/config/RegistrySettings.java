package io.jenkins.plugins.slipway.config;

import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.YesNoMaybe;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What holds for one registry: which credentials may be sent there, and whom to trust for it. */
public final class RegistrySettings implements Describable<RegistrySettings> {
    private final String host;
    private String credentialsId;
    private List<String> additionalCredentialsIds;
    private String certificateAuthority;
    private boolean plainHttp;

    /**
     * @param host {@code host[:port]} as in an image reference
     */
    @DataBoundConstructor
    public RegistrySettings(String host) {
        this.host = host.strip();
    }

    /**
     * @return {@code host[:port]}
     */
    public String getHost() {
        return host;
    }

    /**
     * @return the credential that may be sent there; null for none
     */
    public String getCredentialsId() {
        return credentialsId;
    }

    /**
     * @param credentialsId the id of a user name with password
     */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Setting.text(credentialsId);
    }

    /**
     * @return further credentials that may be sent there, such as those of folders
     */
    public List<String> getAdditionalCredentialsIds() {
        return additionalCredentialsIds;
    }

    /**
     * @return the same for a text area, a line each
     */
    public String getAdditionalCredentialsIdsLines() {
        return Setting.text(additionalCredentialsIds);
    }

    /**
     * @param additionalCredentialsIds ids, also several in one text, a line each
     */
    @DataBoundSetter
    public void setAdditionalCredentialsIds(List<String> additionalCredentialsIds) {
        this.additionalCredentialsIds = Setting.lines(additionalCredentialsIds);
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
        Set<String> credentials = new LinkedHashSet<>();
        if (credentialsId != null) {
            credentials.add(credentialsId);
        }
        if (additionalCredentialsIds != null) {
            credentials.addAll(additionalCredentialsIds);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        Setting.put(tree, "credentials", List.copyOf(credentials));
        Setting.put(tree, "certificateAuthority", certificateAuthority);
        Setting.put(tree, "plainHttp", plainHttp);
        return tree;
    }

    /** The form. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends Descriptor<RegistrySettings> {
        @Override
        public String getDisplayName() {
            return "Registry";
        }

        /**
         * @param value what the field holds
         * @return whether it is a registry's address
         */
        @POST
        public FormValidation doCheckHost(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return RegistryProbe.isHost(value.strip())
                    ? FormValidation.ok()
                    : FormValidation.error("Write it as in an image reference: host or host:port, without https://");
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
         * @param credentialsId the chosen one
         * @return the user names with passwords that Jenkins itself can use
         */
        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
            // Without the permission it holds the chosen id alone.
            return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? CredentialChoice.of(StandardUsernamePasswordCredentials.class, credentialsId)
                    : new StandardListBoxModel().includeCurrentValue(credentialsId);
        }

        /**
         * Asks the registry for its version, with the chosen credential if it wants one. The credential goes to that host alone.
         *
         * @param host {@code host[:port]}
         * @param credentialsId the chosen credential, may be empty
         * @param certificateAuthority PEM, may be empty
         * @param plainHttp whether it is spoken to without TLS
         * @return what came of it
         * @throws InterruptedException if it was aborted
         */
        @POST
        public FormValidation doTestConnection(
                @QueryParameter String host,
                @QueryParameter String credentialsId,
                @QueryParameter String certificateAuthority,
                @QueryParameter boolean plainHttp)
                throws InterruptedException {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return new RegistryProbe(host.strip(), certificateAuthority.strip(), plainHttp)
                    .test(ControllerCredentials.login(credentialsId))
                    .validation();
        }
    }
}
