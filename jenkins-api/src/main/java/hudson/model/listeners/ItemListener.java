package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.model.Item;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/listeners/ItemListener.java. */
public class ItemListener implements ExtensionPoint {
    public void onLoaded() {
        throw new UnsupportedOperationException();
    }

    public void onDeleted(Item item) {
        throw new UnsupportedOperationException();
    }

    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        throw new UnsupportedOperationException();
    }

    public void onBeforeShutdown() {
        throw new UnsupportedOperationException();
    }
}
