package hudson.triggers;

import hudson.model.Descriptor;
import hudson.model.Item;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/triggers/TriggerDescriptor.java. */
public abstract class TriggerDescriptor extends Descriptor<Trigger<?>> {
    protected TriggerDescriptor() {}

    public abstract boolean isApplicable(Item item);
}
