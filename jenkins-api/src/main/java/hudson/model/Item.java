package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import jenkins.util.io.OnMaster;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/Item.java. */
public interface Item extends AccessControlled, OnMaster {
    Permission READ = null;
    Permission CONFIGURE = null;

    Permission EXTENDED_READ = null;

    String getFullName();

    String getUrl();
}
