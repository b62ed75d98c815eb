package hudson.security;

import org.jvnet.localizer.Localizable;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/security/PermissionGroup.java. */
@SuppressWarnings("rawtypes")
public final class PermissionGroup {
    public PermissionGroup(Class owner, Localizable title) {}
}
