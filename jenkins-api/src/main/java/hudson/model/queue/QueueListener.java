package hudson.model.queue;

import hudson.ExtensionPoint;
import hudson.model.Queue.LeftItem;
import hudson.model.Queue.WaitingItem;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/queue/QueueListener.java. */
public abstract class QueueListener implements ExtensionPoint {
    public void onEnterWaiting(WaitingItem wi) {
        throw new UnsupportedOperationException();
    }

    public void onLeft(LeftItem li) {
        throw new UnsupportedOperationException();
    }
}
