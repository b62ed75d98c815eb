package hudson.model;

import java.util.List;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/Actionable.java. */
public abstract class Actionable {
    public <T extends Action> T getAction(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public <T extends Action> List<T> getActions(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public void addAction(Action a) {
        throw new UnsupportedOperationException();
    }

    public void replaceAction(Action a) {
        throw new UnsupportedOperationException();
    }
}
