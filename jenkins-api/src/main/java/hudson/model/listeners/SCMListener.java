package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.SCM;
import hudson.scm.SCMRevisionState;
import java.io.File;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/listeners/SCMListener.java. */
public abstract class SCMListener implements ExtensionPoint {
    public void onCheckout(
            Run<?, ?> build,
            SCM scm,
            FilePath workspace,
            TaskListener listener,
            File changelogFile,
            SCMRevisionState pollingBaseline)
            throws Exception {
        throw new UnsupportedOperationException();
    }
}
