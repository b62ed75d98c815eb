package hudson.plugins.git;

/** Signatures of Jenkins' type, from git-client 6.6.0, src/main/java/hudson/plugins/git/GitTool.java. */
public class GitTool {
    private GitTool() {}

    public String getGitExe() {
        throw new UnsupportedOperationException();
    }

    public static GitTool getDefaultInstallation() {
        throw new UnsupportedOperationException();
    }
}
