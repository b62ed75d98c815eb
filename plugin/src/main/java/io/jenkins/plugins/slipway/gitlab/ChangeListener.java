package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.XmlFile;
import hudson.model.Run;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import jenkins.YesNoMaybe;

/** Notices that jobs, credentials or the configuration have changed. */
@Extension(dynamicLoadable = YesNoMaybe.YES)
public final class ChangeListener extends SaveableListener {
    @Override
    public void onChange(Saveable o, XmlFile file) {
        if (!(o instanceof Run)) {
            Deliveries.get().changed();
        }
    }
}
