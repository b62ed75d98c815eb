package jenkins.model;

import hudson.model.Action;
import hudson.model.Actionable;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/jenkins/model/Tab.java. */
public abstract class Tab implements Action, Badgeable {
    public Tab(Actionable object) {}

    public Actionable getObject() {
        throw new UnsupportedOperationException();
    }
}
