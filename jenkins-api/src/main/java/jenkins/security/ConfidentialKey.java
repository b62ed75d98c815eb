package jenkins.security;

import java.io.IOException;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/jenkins/security/ConfidentialKey.java. */
public abstract class ConfidentialKey {
    protected ConfidentialKey(String id) {}

    protected byte[] load() throws IOException {
        throw new UnsupportedOperationException();
    }

    protected void store(byte[] payload) throws IOException {
        throw new UnsupportedOperationException();
    }
}
