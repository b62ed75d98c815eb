package jenkins.model;

import hudson.model.Action;
import hudson.model.Run;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/jenkins/model/RunAction2.java. */
public interface RunAction2 extends Action {
    void onAttached(Run<?, ?> r);

    void onLoad(Run<?, ?> r);
}
