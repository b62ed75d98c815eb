package hudson.security;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/security/PermissionScope.java. */
public final class PermissionScope {
    public static final PermissionScope JENKINS = null;

    private PermissionScope() {}
}
