package hudson.model;

import java.util.List;
import jenkins.model.RunAction2;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/CauseAction.java. */
public class CauseAction implements RunAction2 {
    public CauseAction(Cause... causes) {}

    public List<Cause> getCauses() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onAttached(Run<?, ?> r) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getUrlName() {
        throw new UnsupportedOperationException();
    }
}
