package hudson.model;

import hudson.ExtensionPoint;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/model/UnprotectedRootAction.java. */
public interface UnprotectedRootAction extends RootAction, ExtensionPoint {}
