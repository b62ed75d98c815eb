package hudson.util;

import java.io.Serializable;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/util/Secret.java. */
public final class Secret implements Serializable {
    private Secret() {}

    public String getPlainText() {
        throw new UnsupportedOperationException();
    }

    public String getEncryptedValue() {
        throw new UnsupportedOperationException();
    }

    public static Secret decrypt(String data) {
        throw new UnsupportedOperationException();
    }

    public static Secret fromString(String data) {
        throw new UnsupportedOperationException();
    }
}
