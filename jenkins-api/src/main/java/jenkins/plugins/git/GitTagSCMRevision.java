package jenkins.plugins.git;

/** Signatures of Jenkins' type, from git 5.10.1, src/main/java/jenkins/plugins/git/GitTagSCMRevision.java. */
public class GitTagSCMRevision extends AbstractGitSCMSource.SCMRevisionImpl {
    public GitTagSCMRevision(GitTagSCMHead head, String hash) {
        super(head, hash);
    }
}
