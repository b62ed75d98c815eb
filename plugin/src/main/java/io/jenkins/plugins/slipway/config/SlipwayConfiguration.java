package io.jenkins.plugins.slipway.config;

import hudson.Extension;
import hudson.ExtensionList;
import io.slipway.policy.Policy;
import jenkins.YesNoMaybe;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;

/** The operator's settings, under Manage Jenkins » System, or {@code unclassified: slipway:} in a configuration as code. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
@Symbol("slipway")
public class SlipwayConfiguration extends GlobalConfiguration {
    /** Called by Jenkins, once; reads what was saved. */
    public SlipwayConfiguration() {
        load();
    }

    /**
     * @return the one that Jenkins holds
     */
    public static SlipwayConfiguration get() {
        return ExtensionList.lookupSingleton(SlipwayConfiguration.class);
    }

    /**
     * @return the policy in force; steps and files only tighten it
     */
    public Policy policy() {
        return Policy.STRICT;
    }
}
