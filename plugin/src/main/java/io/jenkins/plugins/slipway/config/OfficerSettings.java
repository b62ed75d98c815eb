package io.jenkins.plugins.slipway.config;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import java.util.LinkedHashMap;
import java.util.Map;
import jenkins.YesNoMaybe;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Whose SSH signatures the acceptances of an application's file need. Without a key they need none. */
public final class OfficerSettings implements Describable<OfficerSettings> {
    private String allowedSigners;
    private String revokedKeys;

    /** Nobody's. */
    @DataBoundConstructor
    public OfficerSettings() {
        // The setters do it.
    }

    /**
     * @return the officers' keys; null for none
     */
    public String getAllowedSigners() {
        return allowedSigners;
    }

    /**
     * @param allowedSigners lines as in ssh-keygen(1), ALLOWED SIGNERS
     */
    @DataBoundSetter
    public void setAllowedSigners(String allowedSigners) {
        this.allowedSigners = Setting.text(allowedSigners);
    }

    /**
     * @return keys that count no more; null for none
     */
    public String getRevokedKeys() {
        return revokedKeys;
    }

    /**
     * @param revokedKeys public keys, a line each
     */
    @DataBoundSetter
    public void setRevokedKeys(String revokedKeys) {
        this.revokedKeys = Setting.text(revokedKeys);
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        Setting.put(tree, "allowedSigners", allowedSigners);
        Setting.put(tree, "revokedKeys", revokedKeys);
        return tree;
    }

    /** The form. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends Descriptor<OfficerSettings> {
        @Override
        public String getDisplayName() {
            return "Officers";
        }

        /**
         * @param value what the field holds
         * @return whether the policy's parser takes it
         */
        @POST
        public FormValidation doCheckAllowedSigners(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            OfficerSettings officers = new OfficerSettings();
            officers.setAllowedSigners(value);
            return officers.allowedSigners == null
                    ? FormValidation.ok()
                    : new PolicyTree(Map.of("officers", officers.tree())).validation();
        }
    }
}
