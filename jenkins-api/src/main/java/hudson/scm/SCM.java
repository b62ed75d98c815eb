package hudson.scm;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/scm/SCM.java. */
public abstract class SCM {
    public SCM() {}

    public String getKey() {
        throw new UnsupportedOperationException();
    }
}
