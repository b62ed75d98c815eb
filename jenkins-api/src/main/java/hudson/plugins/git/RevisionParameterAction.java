package hudson.plugins.git;

import hudson.model.Action;
import hudson.model.InvisibleAction;
import hudson.model.Queue.QueueAction;
import java.util.List;
import org.eclipse.jgit.transport.URIish;

/** Signatures of Jenkins' type, from git 5.10.1, src/main/java/hudson/plugins/git/RevisionParameterAction.java. */
public class RevisionParameterAction extends InvisibleAction implements QueueAction {
    public RevisionParameterAction(String commit, URIish repoURL) {}

    @Override
    public boolean shouldSchedule(List<Action> actions) {
        throw new UnsupportedOperationException();
    }
}
