package io.jenkins.plugins.slipway.config;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.slipway.host.DeliveryException;
import jenkins.YesNoMaybe;

/** Tells administrators that Slipway delivers nothing, because its configuration cannot be relied on. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class ConfigurationMonitor extends AdministrativeMonitor {
    @Override
    public String getDisplayName() {
        return "Slipway's configuration";
    }

    @Override
    public boolean isActivated() {
        return !getTrouble().isEmpty();
    }

    /**
     * @return why nothing is delivered; empty if there is no trouble
     */
    public String getTrouble() {
        try {
            SlipwayConfiguration.get().policy();
            return "";
        } catch (DeliveryException e) {
            return e.getMessage();
        }
    }
}
