package hudson.security;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/security/AccessControlled.java. */
public interface AccessControlled {
    default void checkPermission(Permission permission) {
        throw new UnsupportedOperationException();
    }

    default boolean hasPermission(Permission permission) {
        throw new UnsupportedOperationException();
    }
}
