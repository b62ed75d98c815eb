package hudson.security;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/security/ACLContext.java. */
public class ACLContext implements AutoCloseable {
    private ACLContext() {}

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
