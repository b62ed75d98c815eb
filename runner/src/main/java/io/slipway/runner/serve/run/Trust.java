package io.slipway.runner.serve.run;

import io.slipway.gitlab.Protection;
import io.slipway.gitlab.Trigger;
import io.slipway.gitlab.filter.NamePattern;
import io.slipway.host.DeliveryException;
import io.slipway.runner.serve.config.ProtectedRefs;
import java.util.List;
import java.util.Optional;

/** How far a run is trusted. */
public enum Trust {
    /** It delivers a ref that only some may push to. */
    PROTECTED_REF,
    /** Anybody who may push at all may have written what it runs. */
    ANY_REF;

    /**
     * A merge request is never trusted; of a ref, the operator's patterns decide where there are any, otherwise GitLab's event.
     *
     * @param trigger what is to be delivered
     * @param refs the operator's patterns
     * @return how far it is trusted
     * @throws DeliveryException if a pattern takes too long
     * @throws InterruptedException if the wait was interrupted
     */
    public static Trust of(Trigger trigger, Optional<ProtectedRefs> refs)
            throws DeliveryException, InterruptedException {
        if (trigger.mergeRequest().isPresent()
                || (trigger.branch().isEmpty() && trigger.tag().isEmpty())) {
            return ANY_REF;
        }
        boolean trusted = refs.isEmpty()
                ? trigger.protection() == Protection.PROTECTED
                : matches(trigger.branch(), refs.get().branches())
                        || matches(trigger.tag(), refs.get().tags());
        return trusted ? PROTECTED_REF : ANY_REF;
    }

    private static boolean matches(Optional<String> name, List<NamePattern> patterns)
            throws DeliveryException, InterruptedException {
        for (NamePattern pattern : patterns) {
            if (name.isPresent() && pattern.matches(name.get())) {
                return true;
            }
        }
        return false;
    }
}
