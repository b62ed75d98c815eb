package hudson.plugins.git;

/** Signatures of Jenkins' type, from git 5.10.1, src/main/java/hudson/plugins/git/Revision.java. */
public class Revision {
    private Revision() {}

    public String getSha1String() {
        throw new UnsupportedOperationException();
    }
}
