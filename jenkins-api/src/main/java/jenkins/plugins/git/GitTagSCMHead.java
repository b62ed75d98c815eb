package jenkins.plugins.git;

import jenkins.scm.api.SCMHead;
import jenkins.scm.api.mixin.TagSCMHead;

/** Signatures of Jenkins' type, from git 5.10.1, src/main/java/jenkins/plugins/git/GitTagSCMHead.java. */
public class GitTagSCMHead extends SCMHead implements TagSCMHead {
    public GitTagSCMHead(String name, long timestamp) {
        super(name);
    }
}
