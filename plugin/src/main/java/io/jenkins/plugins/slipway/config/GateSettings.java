package io.jenkins.plugins.slipway.config;

import hudson.Extension;
import hudson.model.Describable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.YesNoMaybe;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The rules by which an image is cleared or blocked. What is left blank keeps its strict default. */
public final class GateSettings implements Describable<GateSettings> {
    /** What to say of a threshold that was lost on the way. */
    static final String VANISHED =
            "slipway: gate: threshold: is missing, or stands there without quotes; write threshold: \"7.0\"";

    private final String threshold;
    private String unscored;
    private String source;
    private boolean ignoreUnfixed;
    private String maxDatabaseAge;
    private String maxVerdictAge;
    private String maxAcceptanceDays;
    private String endOfLife;
    private String unproved;
    private List<String> allowEmpty;
    private String secrets;
    private String misconfigurations;

    /**
     * Everything else keeps its strict default until it is set.
     *
     * @param threshold a decisive CVSS score strictly above it blocks, 0.0 to 10.0; blank for the default
     * @throws IllegalArgumentException if it is null: a threshold must not vanish, see {@link GateConfigurator}
     */
    @DataBoundConstructor
    public GateSettings(String threshold) {
        if (threshold == null) {
            throw new IllegalArgumentException(VANISHED);
        }
        this.threshold = Setting.text(threshold);
    }

    /**
     * @return a decisive CVSS score strictly above it blocks; empty for the default
     */
    public String getThreshold() {
        return threshold == null ? "" : threshold;
    }

    /**
     * @return what becomes of a vulnerability that no source scores: {@code severity} or {@code block}
     */
    public String getUnscored() {
        return unscored;
    }

    /**
     * @param unscored {@code severity} or {@code block}
     */
    @DataBoundSetter
    public void setUnscored(String unscored) {
        this.unscored = Setting.text(unscored);
    }

    /**
     * @return whose score decides: {@code highest}, {@code nvd} or {@code vendor}
     */
    public String getSource() {
        return source;
    }

    /**
     * @param source {@code highest}, {@code nvd} or {@code vendor}
     */
    @DataBoundSetter
    public void setSource(String source) {
        this.source = Setting.text(source);
    }

    /**
     * @return whether vulnerabilities without a fixed version are shown but never block
     */
    public boolean isIgnoreUnfixed() {
        return ignoreUnfixed;
    }

    /**
     * @param ignoreUnfixed whether vulnerabilities without a fixed version never block
     */
    @DataBoundSetter
    public void setIgnoreUnfixed(boolean ignoreUnfixed) {
        this.ignoreUnfixed = ignoreUnfixed;
    }

    /**
     * @return a scanner's database older than this gives no verdict, such as {@code 7d}
     */
    public String getMaxDatabaseAge() {
        return maxDatabaseAge;
    }

    /**
     * @param maxDatabaseAge such as {@code 7d} or {@code 12h}
     */
    @DataBoundSetter
    public void setMaxDatabaseAge(String maxDatabaseAge) {
        this.maxDatabaseAge = Setting.text(maxDatabaseAge);
    }

    /**
     * @return a verdict older than this authorises nothing, such as {@code 1d}
     */
    public String getMaxVerdictAge() {
        return maxVerdictAge;
    }

    /**
     * @param maxVerdictAge such as {@code 1d} or {@code 12h}
     */
    @DataBoundSetter
    public void setMaxVerdictAge(String maxVerdictAge) {
        this.maxVerdictAge = Setting.text(maxVerdictAge);
    }

    /**
     * @return how many days ahead an acceptance may last
     */
    public String getMaxAcceptanceDays() {
        return maxAcceptanceDays;
    }

    /**
     * @param maxAcceptanceDays a positive whole number
     */
    @DataBoundSetter
    public void setMaxAcceptanceDays(String maxAcceptanceDays) {
        this.maxAcceptanceDays = Setting.text(maxAcceptanceDays);
    }

    /**
     * @return what an operating system past its end of life does: {@code warn} or {@code block}
     */
    public String getEndOfLife() {
        return endOfLife;
    }

    /**
     * @param endOfLife {@code warn} or {@code block}
     */
    @DataBoundSetter
    public void setEndOfLife(String endOfLife) {
        this.endOfLife = Setting.text(endOfLife);
    }

    /**
     * @return what a platform without a canary does: {@code warn} or {@code block}
     */
    public String getUnproved() {
        return unproved;
    }

    /**
     * @param unproved {@code warn} or {@code block}
     */
    @DataBoundSetter
    public void setUnproved(String unproved) {
        this.unproved = Setting.text(unproved);
    }

    /**
     * @return repositories (globs) whose images may hold nothing that a scanner recognises
     */
    public List<String> getAllowEmpty() {
        return allowEmpty;
    }

    /**
     * @return the same for a text area, a line each
     */
    public String getAllowEmptyLines() {
        return Setting.text(allowEmpty);
    }

    /**
     * @param allowEmpty globs, also several in one text, a line each
     */
    @DataBoundSetter
    public void setAllowEmpty(List<String> allowEmpty) {
        this.allowEmpty = Setting.lines(allowEmpty);
    }

    /**
     * @return what a credential in the checkout or the image does: {@code warn} or {@code block}
     */
    public String getSecrets() {
        return secrets;
    }

    /**
     * @param secrets {@code warn} or {@code block}
     */
    @DataBoundSetter
    public void setSecrets(String secrets) {
        this.secrets = Setting.text(secrets);
    }

    /**
     * @return from which severity on a misconfiguration blocks: {@code low}, {@code medium}, {@code high}, {@code critical} or {@code none}
     */
    public String getMisconfigurations() {
        return misconfigurations;
    }

    /**
     * @param misconfigurations {@code low}, {@code medium}, {@code high}, {@code critical} or {@code none}
     */
    @DataBoundSetter
    public void setMisconfigurations(String misconfigurations) {
        this.misconfigurations = Setting.text(misconfigurations);
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        Setting.put(tree, "threshold", threshold);
        Setting.put(tree, "unscored", unscored);
        Setting.put(tree, "source", source);
        Setting.put(tree, "ignoreUnfixed", ignoreUnfixed);
        Setting.put(tree, "maxDatabaseAge", maxDatabaseAge);
        Setting.put(tree, "maxVerdictAge", maxVerdictAge);
        Setting.put(tree, "maxAcceptanceDays", maxAcceptanceDays);
        Setting.put(tree, "endOfLife", endOfLife);
        Setting.put(tree, "unproved", unproved);
        Setting.put(tree, "allowEmpty", allowEmpty);
        Setting.put(tree, "secrets", secrets);
        Setting.put(tree, "misconfigurations", misconfigurations);
        return tree;
    }

    /** The form. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends GateForm {
        @Override
        public String getDisplayName() {
            return "Gate";
        }
    }
}
