package hudson.triggers;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Item;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/triggers/Trigger.java. */
public abstract class Trigger<J extends Item> implements Describable<Trigger<?>>, ExtensionPoint {
    protected transient J job;

    protected Trigger() {}

    public void start(J project, boolean newInstance) {
        throw new UnsupportedOperationException();
    }

    public void stop() {
        throw new UnsupportedOperationException();
    }

    @Override
    public TriggerDescriptor getDescriptor() {
        throw new UnsupportedOperationException();
    }
}
