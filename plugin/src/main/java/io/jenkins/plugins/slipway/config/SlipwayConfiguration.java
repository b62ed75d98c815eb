package io.jenkins.plugins.slipway.config;

import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import io.slipway.host.DeliveryException;
import io.slipway.policy.Policy;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import jenkins.YesNoMaybe;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The operator's policy: Manage Jenkins » System » Slipway, or {@code unclassified: slipway:} in configuration as code. One that cannot be
 * read, in whole or in part, lets nothing be delivered.
 */
@Extension(dynamicLoadable = YesNoMaybe.YES)
@Symbol("slipway")
public final class SlipwayConfiguration extends GlobalConfiguration {
    private GateSettings gate = new GateSettings("");
    private List<RegistrySettings> registries;
    private List<String> webScanTargets;
    private List<ToolSettings> tools;
    private TrivySettings trivy = new TrivySettings();
    private ClairSettings clair = new ClairSettings();
    private OfficerSettings officers = new OfficerSettings();

    private transient String trouble;

    /** What is stored. */
    public SlipwayConfiguration() {
        load();
    }

    /**
     * @return the one configuration of this controller
     */
    public static SlipwayConfiguration get() {
        return ExtensionList.lookupSingleton(SlipwayConfiguration.class);
    }

    /**
     * @return the policy in force
     * @throws DeliveryException if the configuration cannot be read or says something that cannot be: then nothing may be delivered
     */
    public synchronized Policy policy() throws DeliveryException {
        String broken = trouble;
        if (broken != null) {
            throw new DeliveryException(broken);
        }
        return new PolicyTree(tree()).policy();
    }

    @Override
    public String getDisplayName() {
        return "Slipway";
    }

    /**
     * @return the rules of the gate
     */
    public GateSettings getGate() {
        return gate;
    }

    /**
     * @param gate the rules of the gate, all of them: without what was lost of a broken file everything else is stricter
     */
    @DataBoundSetter
    public void setGate(GateSettings gate) {
        this.gate = gate;
        trouble = null;
        save();
    }

    /**
     * @return what holds for each registry
     */
    public List<RegistrySettings> getRegistries() {
        return registries;
    }

    /**
     * @param registries what holds for each registry; a host once
     */
    @DataBoundSetter
    public void setRegistries(List<RegistrySettings> registries) {
        this.registries = Setting.items(registries);
        save();
    }

    /**
     * @return addresses that may be scanned besides those that a delivery deployed itself
     */
    public List<String> getWebScanTargets() {
        return webScanTargets;
    }

    /**
     * @return the same for a text area, a line each
     */
    public String getWebScanTargetsLines() {
        return Setting.text(webScanTargets);
    }

    /**
     * @param webScanTargets http or https addresses, also several in one text, a line each
     */
    @DataBoundSetter
    public void setWebScanTargets(List<String> webScanTargets) {
        this.webScanTargets = Setting.lines(webScanTargets);
        save();
    }

    /**
     * @return where the tools lie; others are found on the agent's PATH
     */
    public List<ToolSettings> getTools() {
        return tools;
    }

    /**
     * @param tools where the tools lie; a tool once
     */
    @DataBoundSetter
    public void setTools(List<ToolSettings> tools) {
        this.tools = Setting.items(tools);
        save();
    }

    /**
     * @return how Trivy is driven
     */
    public TrivySettings getTrivy() {
        return trivy;
    }

    /**
     * @param trivy how Trivy is driven
     */
    @DataBoundSetter
    public void setTrivy(TrivySettings trivy) {
        this.trivy = trivy;
        save();
    }

    /**
     * @return how Clair is used
     */
    public ClairSettings getClair() {
        return clair;
    }

    /**
     * @param clair how Clair is used
     */
    @DataBoundSetter
    public void setClair(ClairSettings clair) {
        this.clair = clair;
        save();
    }

    /**
     * @return whose signatures the acceptances of a file need
     */
    public OfficerSettings getOfficers() {
        return officers;
    }

    /**
     * @param officers whose signatures the acceptances of a file need
     */
    @DataBoundSetter
    public void setOfficers(OfficerSettings officers) {
        this.officers = officers;
        save();
    }

    /**
     * Binds the form to a clean slate, as what is removed from a form is not sent; a policy that cannot be is not kept. While
     * the form is taken in nobody reads the policy: half of it would be the default, which may allow more.
     */
    @Override
    public synchronized boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        try (BulkChange change = new BulkChange(this)) {
            reset();
            req.bindJSON(this, json);
            new PolicyTree(tree()).policy();
            trouble = null;
            change.commit();
            return true;
        } catch (DeliveryException e) {
            load();
            throw new FormException(e.getMessage(), e, "slipway");
        } catch (IOException e) {
            load();
            throw new FormException("Slipway's configuration cannot be saved: " + e.getMessage(), e, "slipway");
        }
    }

    @Override
    public synchronized void load() {
        reset();
        trouble = null;
        XmlFile file = getConfigFile();
        if (!file.exists()) {
            return;
        }
        try {
            String stored = file.asString();
            file.unmarshal(this);
            List<String> lost = StoredXml.lost(stored, StoredXml.of(this));
            if (!lost.isEmpty()) {
                trouble = unreadable(file, "it holds what is not understood here: " + lost.get(0));
            }
        } catch (IOException | RuntimeException e) {
            trouble = unreadable(
                    file, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** Keeps a file that was not understood, until somebody says the whole policy anew: a part of it must not replace the whole. */
    @Override
    public synchronized void save() {
        if (trouble == null) {
            super.save();
        }
    }

    private static String unreadable(XmlFile file, String why) {
        return "%s cannot be relied on, so nothing is delivered: %s (%s); set it anew under Manage Jenkins » System"
                .formatted(PolicyTree.NAME, why, file.getFile().getName());
    }

    private void reset() {
        gate = new GateSettings("");
        registries = null;
        webScanTargets = null;
        tools = null;
        trivy = new TrivySettings();
        clair = new ClairSettings();
        officers = new OfficerSettings();
    }

    private Map<String, Object> tree() throws DeliveryException {
        return new PolicySettings(gate, registries, webScanTargets, tools, trivy, clair, officers).tree();
    }
}
