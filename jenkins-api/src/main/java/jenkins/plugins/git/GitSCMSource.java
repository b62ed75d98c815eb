package jenkins.plugins.git;

/** Signatures of Jenkins' type, from git 5.10.1, src/main/java/jenkins/plugins/git/GitSCMSource.java. */
public class GitSCMSource extends AbstractGitSCMSource {
    private GitSCMSource() {}

    public String getCredentialsId() {
        throw new UnsupportedOperationException();
    }

    public String getRemote() {
        throw new UnsupportedOperationException();
    }
}
