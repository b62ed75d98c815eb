package hudson;

import java.io.IOException;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/AbortException.java. */
public class AbortException extends IOException {
    public AbortException(String message) {}
}
