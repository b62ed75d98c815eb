package org.jenkinsci.remoting;

/** Signatures of Jenkins' type, from remoting 3352, src/main/java/org/jenkinsci/remoting/RoleSensitive.java. */
public interface RoleSensitive {
    void checkRoles(RoleChecker checker) throws SecurityException;
}
