package hudson.plugins.git.util;

import hudson.model.Action;
import hudson.plugins.git.Revision;

/** Signatures of Jenkins' type, from git 5.10.1, src/main/java/hudson/plugins/git/util/BuildData.java. */
public class BuildData implements Action {
    private BuildData() {}

    public Revision getLastBuiltRevision() {
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
