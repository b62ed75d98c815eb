package io.jenkins.plugins.slipway.gitlab;

import hudson.Extension;
import hudson.model.Action;
import jenkins.YesNoMaybe;

/** Pipeline's. */
@Extension(optional = true, dynamicLoadable = YesNoMaybe.YES)
public final class PipelineScriptSource implements ScriptSource {
    @Override
    public Action fromTheCheckout() {
        return new FullCheckout();
    }
}
