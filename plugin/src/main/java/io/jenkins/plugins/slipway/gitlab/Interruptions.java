package io.jenkins.plugins.slipway.gitlab;

import hudson.ExtensionPoint;
import hudson.model.Run;

/** Knows why runs of some kind fail; there is none where Pipeline is missing. */
public interface Interruptions extends ExtensionPoint {
    /**
     * @param run ends
     * @return whether it fails for nothing but that Jenkins was restarted in the middle of it
     */
    boolean byRestart(Run<?, ?> run);
}
