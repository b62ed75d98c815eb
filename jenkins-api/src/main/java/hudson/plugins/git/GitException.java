package hudson.plugins.git;

/** Signatures of Jenkins' type, from git-client 6.6.0, src/main/java/hudson/plugins/git/GitException.java. */
public class GitException extends RuntimeException {
    public GitException(String message) {
        super(message);
    }
}
