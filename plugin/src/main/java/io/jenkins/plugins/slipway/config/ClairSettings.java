package io.jenkins.plugins.slipway.config;

import hudson.Extension;
import hudson.model.Describable;
import java.util.LinkedHashMap;
import java.util.Map;
import jenkins.YesNoMaybe;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

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
    public static final class DescriptorImpl extends ClairForm {
        @Override
        public String getDisplayName() {
            return "Clair";
        }
    }
}
