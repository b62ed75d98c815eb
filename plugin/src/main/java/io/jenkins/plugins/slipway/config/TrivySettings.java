package io.jenkins.plugins.slipway.config;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.YesNoMaybe;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** How Trivy is driven. */
public final class TrivySettings implements Describable<TrivySettings> {
    private String cacheDirectory;
    private boolean offline;
    private List<ServerSettings> servers;

    /** Trivy's own cache, brought up to date before a scan. */
    @DataBoundConstructor
    public TrivySettings() {
        // The setters do it.
    }

    /**
     * @return where its database lies on the machine that scans; null for Trivy's own place
     */
    public String getCacheDirectory() {
        return cacheDirectory;
    }

    /**
     * @param cacheDirectory an absolute path
     */
    @DataBoundSetter
    public void setCacheDirectory(String cacheDirectory) {
        this.cacheDirectory = Setting.text(cacheDirectory);
    }

    /**
     * @return whether the database there is used as it is
     */
    public boolean isOffline() {
        return offline;
    }

    /**
     * @param offline whether the database there is used as it is
     */
    @DataBoundSetter
    public void setOffline(boolean offline) {
        this.offline = offline;
    }

    /**
     * @return the servers that steps may use instead; null for none
     */
    public List<ServerSettings> getServers() {
        return servers;
    }

    /**
     * @param servers an address once
     */
    @DataBoundSetter
    public void setServers(List<ServerSettings> servers) {
        this.servers = Setting.items(servers);
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        Setting.put(tree, "cacheDirectory", cacheDirectory);
        Setting.put(tree, "offline", offline);
        if (servers != null) {
            tree.put("servers", servers.stream().map(ServerSettings::tree).toList());
        }
        return tree;
    }

    /** The form. */
    @Extension(dynamicLoadable = YesNoMaybe.YES)
    public static final class DescriptorImpl extends Descriptor<TrivySettings> {
        @Override
        public String getDisplayName() {
            return "Trivy";
        }

        /**
         * @param value what the field holds
         * @return whether the policy's parser takes it
         */
        @POST
        public FormValidation doCheckCacheDirectory(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            TrivySettings trivy = new TrivySettings();
            trivy.setCacheDirectory(value);
            return new PolicyTree(Map.of("trivy", trivy.tree())).validation();
        }
    }
}
