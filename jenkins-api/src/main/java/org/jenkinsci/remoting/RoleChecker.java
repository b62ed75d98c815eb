package org.jenkinsci.remoting;

/** Signatures of Jenkins' type, from remoting 3352, src/main/java/org/jenkinsci/remoting/RoleChecker.java. */
public abstract class RoleChecker {}
