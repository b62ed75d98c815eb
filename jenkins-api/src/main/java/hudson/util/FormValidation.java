package hudson.util;

import java.io.IOException;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/util/FormValidation.java. */
public abstract class FormValidation extends IOException {
    public final Kind kind = null;

    public static FormValidation ok() {
        throw new UnsupportedOperationException();
    }

    private FormValidation() {}

    public static FormValidation error(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation warning(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation ok(String message) {
        throw new UnsupportedOperationException();
    }

    public enum Kind {
        OK,
        WARNING,
        ERROR
    }
}
