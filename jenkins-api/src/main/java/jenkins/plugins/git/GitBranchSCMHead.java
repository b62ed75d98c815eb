package jenkins.plugins.git;

import jenkins.scm.api.SCMHead;

/** Signatures of Jenkins' type, from git 5.10.1, src/main/java/jenkins/plugins/git/GitBranchSCMHead.java. */
public class GitBranchSCMHead extends SCMHead {
    public GitBranchSCMHead(String name) {
        super(name);
    }
}
