package jenkins.plugins.git;

import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMSource;

/** Signatures of Jenkins' type, from git 5.10.1, src/main/java/jenkins/plugins/git/AbstractGitSCMSource.java. */
public abstract class AbstractGitSCMSource extends SCMSource {
    AbstractGitSCMSource() {}

    public static class SCMRevisionImpl extends SCMRevision {
        public SCMRevisionImpl(SCMHead head, String hash) {
            super(head);
        }
    }
}
