package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/listeners/RunListener.java. */
public abstract class RunListener<R extends Run> implements ExtensionPoint {
    protected RunListener() {}

    public void onStarted(R r, TaskListener listener) {
        throw new UnsupportedOperationException();
    }

    public void onCompleted(R r, TaskListener listener) {
        throw new UnsupportedOperationException();
    }

    public void onFinalized(R r) {
        throw new UnsupportedOperationException();
    }
}
