package io.jenkins.plugins.slipway.step;

import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.slipway.credentials.CredentialKind;
import java.util.Map;
import jenkins.YesNoMaybe;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code ansibleDeploy}: deploys images. */
@SuppressWarnings({"rawtypes", "unchecked"}) // Jenkins knows no entries' types
public final class AnsibleDeployStep extends DeliveryPipelineStep {
    /**
     * @param playbook as the contract says
     * @param inventory as the contract says
     * @param images as the contract says
     */
    @DataBoundConstructor
    public AnsibleDeployStep(String playbook, String inventory, Map images) {
        super("ansibleDeploy");
        give("playbook", playbook);
        give("inventory", inventory);
        give("images", images);
    }

    /** @return what was given, otherwise the default */
    public String getPlaybook() {
        return text("playbook");
    }

    /** @return what was given, otherwise the default */
    public String getInventory() {
        return text("inventory");
    }

    /** @return what was given, otherwise the default */
    public Map getImages() {
        return map("images");
    }

    /** @return what was given, otherwise the default */
    public String getCredentialsId() {
        return text("credentialsId");
    }

    /** @param credentialsId as the contract says */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        give("credentialsId", credentialsId);
    }

    /** @return what was given, otherwise the default */
    public String getRegistryCredentialsId() {
        return text("registryCredentialsId");
    }

    /** @param registryCredentialsId as the contract says */
    @DataBoundSetter
    public void setRegistryCredentialsId(String registryCredentialsId) {
        give("registryCredentialsId", registryCredentialsId);
    }

    /** @return what was given, otherwise the default */
    public String getBecomeCredentialsId() {
        return text("becomeCredentialsId");
    }

    /** @param becomeCredentialsId as the contract says */
    @DataBoundSetter
    public void setBecomeCredentialsId(String becomeCredentialsId) {
        give("becomeCredentialsId", becomeCredentialsId);
    }

    /** @return what was given, otherwise the default */
    public String getVaultCredentialsId() {
        return text("vaultCredentialsId");
    }

    /** @param vaultCredentialsId as the contract says */
    @DataBoundSetter
    public void setVaultCredentialsId(String vaultCredentialsId) {
        give("vaultCredentialsId", vaultCredentialsId);
    }

    /** @return what was given, otherwise the default */
    public Map getExtraVars() {
        return map("extraVars");
    }

    /** @param extraVars as the contract says */
    @DataBoundSetter
    public void setExtraVars(Map extraVars) {
        give("extraVars", extraVars);
    }

    /** @return what was given, otherwise the default */
    public String getLimit() {
        return text("limit");
    }

    /** @param limit as the contract says */
    @DataBoundSetter
    public void setLimit(String limit) {
        give("limit", limit);
    }

    /** @return what was given, otherwise the default */
    public String[] getTags() {
        return list("tags");
    }

    /** @param tags as the contract says */
    @DataBoundSetter
    public void setTags(String[] tags) {
        give("tags", tags.clone());
    }

    /** @return what was given, otherwise the default */
    public boolean isCheck() {
        return flag("check");
    }

    /** @param check as the contract says */
    @DataBoundSetter
    public void setCheck(boolean check) {
        give("check", check);
    }

    /** @return what was given, otherwise the default */
    public Map getVerify() {
        return map("verify");
    }

    /** @param verify as the contract says */
    @DataBoundSetter
    public void setVerify(Map verify) {
        give("verify", verify);
    }

    /** @return what was given, otherwise the default */
    public boolean isRollback() {
        return flag("rollback");
    }

    /** @param rollback as the contract says */
    @DataBoundSetter
    public void setRollback(boolean rollback) {
        give("rollback", rollback);
    }

    /** What Jenkins knows of the step. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends DeliveryStepDescriptor {
        /** Called by Jenkins, once. */
        public DescriptorImpl() {
            super("ansibleDeploy", "Deploy images with Ansible");
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckPlaybook(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "playbook", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckInventory(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "inventory", value);
        }

        /** Checks the field. */
        @POST
        public FormValidation doCheckLimit(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, "limit", value);
        }

        /** Offers the credentials. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return credentials(item, CredentialKind.SSH_KEY, credentialsId);
        }

        /** Offers the credentials. */
        @POST
        public ListBoxModel doFillRegistryCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String registryCredentialsId) {
            return credentials(item, CredentialKind.USERNAME_PASSWORD, registryCredentialsId);
        }

        /** Offers the credentials. */
        @POST
        public ListBoxModel doFillBecomeCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String becomeCredentialsId) {
            return credentials(item, CredentialKind.SECRET_TEXT, becomeCredentialsId);
        }

        /** Offers the credentials. */
        @POST
        public ListBoxModel doFillVaultCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String vaultCredentialsId) {
            return credentials(item, CredentialKind.SECRET_TEXT, vaultCredentialsId);
        }
    }
}
