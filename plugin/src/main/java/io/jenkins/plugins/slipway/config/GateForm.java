package io.jenkins.plugins.slipway.config;

import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.slipway.config.Words;
import io.slipway.policy.GateRules;
import io.slipway.policy.GateRules.BlockFrom;
import io.slipway.policy.GateRules.Consequence;
import io.slipway.policy.GateRules.ScoreSource;
import io.slipway.policy.GateRules.Unscored;
import java.util.LinkedHashMap;
import java.util.Map;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the gate's form asks while it is filled in: words to choose from, and whether the policy's parser takes a text. */
public abstract class GateForm extends Descriptor<GateSettings> {
    /**
     * @return the two rules for what nobody scores
     */
    @POST
    public ListBoxModel doFillUnscoredItems() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return words(GateRules.STRICT.unscored(), Unscored.values());
    }

    /**
     * @return whose score may decide
     */
    @POST
    public ListBoxModel doFillSourceItems() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return words(GateRules.STRICT.source(), ScoreSource.values());
    }

    /**
     * @return what a doubt may do
     */
    @POST
    public ListBoxModel doFillEndOfLifeItems() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return words(GateRules.STRICT.endOfLife(), Consequence.values());
    }

    /**
     * @return what a doubt may do
     */
    @POST
    public ListBoxModel doFillUnprovedItems() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return words(GateRules.STRICT.unproved(), Consequence.values());
    }

    /**
     * @return what a secret may do
     */
    @POST
    public ListBoxModel doFillSecretsItems() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return words(GateRules.STRICT.secrets(), Consequence.values());
    }

    /**
     * @return from where on a misconfiguration may block
     */
    @POST
    public ListBoxModel doFillMisconfigurationsItems() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return words(GateRules.STRICT.misconfigurations(), BlockFrom.values());
    }

    /**
     * @param value what the field holds
     * @return whether the policy's parser takes it
     */
    @POST
    public FormValidation doCheckThreshold(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return check("threshold", value);
    }

    /**
     * @param value what the field holds
     * @return whether the policy's parser takes it
     */
    @POST
    public FormValidation doCheckMaxDatabaseAge(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return check("maxDatabaseAge", value);
    }

    /**
     * @param value what the field holds
     * @return whether the policy's parser takes it
     */
    @POST
    public FormValidation doCheckMaxVerdictAge(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return check("maxVerdictAge", value);
    }

    /**
     * @param value what the field holds
     * @return whether the policy's parser takes it
     */
    @POST
    public FormValidation doCheckMaxAcceptanceDays(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return check("maxAcceptanceDays", value);
    }

    private static FormValidation check(String name, String value) {
        Map<String, Object> gate = new LinkedHashMap<>();
        Setting.put(gate, name, Setting.text(value));
        return new PolicyTree(Map.of("gate", gate)).validation();
    }

    private static ListBoxModel words(Enum<?> otherwise, Enum<?>... constants) {
        ListBoxModel items = new ListBoxModel();
        items.add("(default: " + Words.of(otherwise) + ")", "");
        for (Enum<?> constant : constants) {
            items.add(Words.of(constant), Words.of(constant));
        }
        return items;
    }
}
