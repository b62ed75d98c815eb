package io.jenkins.plugins.slipway.config;

import hudson.Extension;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.impl.configurators.DataBoundConfigurator;
import io.jenkins.plugins.casc.model.Mapping;
import jenkins.YesNoMaybe;

/**
 * Makes the gate of configuration as code. That plugin (2061) reads a number with a fraction that stands without quotes as a name with no value,
 * and then takes it for a name that is not there: only here can one be told from the other.
 */
@Extension(optional = true, dynamicLoadable = YesNoMaybe.YES)
@SuppressWarnings("unchecked") // that plugin's getTarget() names no type
public final class GateConfigurator extends DataBoundConfigurator<GateSettings> {
    private static final String THRESHOLD = "threshold";

    /** Called by Jenkins, once. */
    public GateConfigurator() {
        super(GateSettings.class);
    }

    @Override
    protected GateSettings instance(Mapping config, ConfigurationContext context) {
        if (!config.containsKey(THRESHOLD)) {
            config.put(THRESHOLD, "");
        } else if (config.get(THRESHOLD) == null) {
            throw new ConfiguratorException(GateSettings.VANISHED);
        }
        return super.instance(config, context);
    }
}
