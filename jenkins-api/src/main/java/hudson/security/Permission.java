package hudson.security;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/security/Permission.java. */
public final class Permission {
    @Deprecated
    public static final Permission HUDSON_ADMINISTER = null;

    private Permission() {}
}
