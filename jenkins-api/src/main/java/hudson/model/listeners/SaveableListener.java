package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.XmlFile;
import hudson.model.Saveable;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/listeners/SaveableListener.java. */
public abstract class SaveableListener implements ExtensionPoint {
    public void onChange(Saveable o, XmlFile file) {
        throw new UnsupportedOperationException();
    }
}
