package io.jenkins.plugins.slipway.config;

import hudson.Extension;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.impl.configurators.DataBoundConfigurator;
import io.jenkins.plugins.casc.model.Mapping;
import jenkins.YesNoMaybe;

/**
 * Makes the gate of configuration as code. That plugin (2061) loses a number with a fraction that stands without quotes, name and all, before
 * anybody could tell it from one that was never there. So neither is taken, in one line that says what to write.
 */
@Extension(optional = true, dynamicLoadable = YesNoMaybe.YES)
@SuppressWarnings("unchecked") // that plugin's getTarget() names no type
public final class GateConfigurator extends DataBoundConfigurator<GateSettings> {
    /** Called by Jenkins, once. */
    public GateConfigurator() {
        super(GateSettings.class);
    }

    @Override
    protected GateSettings instance(Mapping config, ConfigurationContext context) {
        if (config.get("threshold") == null) {
            throw new ConfiguratorException(GateSettings.VANISHED);
        }
        return super.instance(config, context);
    }
}
