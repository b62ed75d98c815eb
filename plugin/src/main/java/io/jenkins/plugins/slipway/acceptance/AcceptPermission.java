package io.jenkins.plugins.slipway.acceptance;

import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;
import org.jvnet.localizer.Localizable;
import org.jvnet.localizer.ResourceBundleHolder;

/**
 * The permission {@code Slipway/Accept}. It is one of the whole controller: an acceptance follows an image's name, which any project could
 * give to an image.
 */
public final class AcceptPermission {
    private static final PermissionGroup GROUP = new PermissionGroup(AcceptPermission.class, text("Group"));

    /** Whoever has it decides on findings. Administrators have it. */
    public static final Permission ACCEPT =
            new Permission(GROUP, "Accept", text("Accept"), Jenkins.ADMINISTER, PermissionScope.JENKINS);

    private AcceptPermission() {}

    /**
     * @return whether the current user has it
     */
    public static boolean held() {
        return Jenkins.get().hasPermission(ACCEPT);
    }

    private static Localizable text(String key) {
        return new Localizable(ResourceBundleHolder.get(AcceptPermission.class), key);
    }
}
