package jenkins.plugins.git;

/** Signatures of Jenkins' type, from git 5.10.1, src/main/java/jenkins/plugins/git/GitBranchSCMRevision.java. */
public class GitBranchSCMRevision extends AbstractGitSCMSource.SCMRevisionImpl {
    public GitBranchSCMRevision(GitBranchSCMHead head, String hash) {
        super(head, hash);
    }
}
