package hudson.security;

import org.jvnet.localizer.Localizable;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/security/Permission.java. */
public final class Permission {
    @Deprecated
    public static final Permission HUDSON_ADMINISTER = null;

    public Permission(
            PermissionGroup group, String name, Localizable description, Permission impliedBy, PermissionScope scope) {}
}
