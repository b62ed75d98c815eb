package io.jenkins.plugins.slipway.config;

import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.slipway.policy.ClairRules;
import io.slipway.scan.clair.PskToken;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What Clair's form asks while it is filled in, and the test of the connection. */
public abstract class ClairForm extends Descriptor<ClairSettings> {
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
     * @param quarantineCredentialsId the chosen one
     * @return the user names with passwords that Jenkins itself can use
     */
    @POST
    public ListBoxModel doFillQuarantineCredentialsIdItems(@QueryParameter String quarantineCredentialsId) {
        // Without the permission it holds the chosen id alone.
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                ? CredentialChoice.of(StandardUsernamePasswordCredentials.class, quarantineCredentialsId)
                : new StandardListBoxModel().includeCurrentValue(quarantineCredentialsId);
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
                : new StandardListBoxModel().includeCurrentValue(pullCredentialsId);
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
        return Probe.certificates(value);
    }

    /**
     * Asks Clair whether it is there, and whether it takes our tokens. The key itself is not sent.
     *
     * @param url its address
     * @param credentialsId the pre-shared key, may be empty
     * @param issuer as Clair's configuration names it, may be empty
     * @param certificateAuthority PEM, may be empty
     * @param plainHttp whether it is spoken to without TLS
     * @return what came of it
     * @throws InterruptedException if it was aborted
     */
    @POST
    public FormValidation doTestConnection(
            @QueryParameter String url,
            @QueryParameter String credentialsId,
            @QueryParameter String issuer,
            @QueryParameter String certificateAuthority,
            @QueryParameter boolean plainHttp)
            throws InterruptedException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        if (url.isBlank()) {
            return FormValidation.error("First say where Clair answers: https://host[:port]");
        }
        FormValidation address = check(url, plainHttp, "localhost/quarantine");
        if (address.kind != FormValidation.Kind.OK) {
            return address;
        }
        String signer = issuer.isBlank() ? ClairRules.ISSUER : issuer.strip();
        return new ClairProbe(new Probe(url, certificateAuthority))
                .test(ControllerCredentials.secret(credentialsId).map(key -> new PskToken(key, signer)))
                .validation();
    }

    private static FormValidation check(String url, boolean plainHttp, String quarantine) {
        ClairSettings clair = new ClairSettings();
        clair.setUrl(url);
        clair.setPlainHttp(plainHttp);
        clair.setQuarantine(quarantine);
        return clair.getUrl() == null
                ? FormValidation.ok()
                : new PolicyTree(Map.of("clair", clair.tree())).validation();
    }
}
