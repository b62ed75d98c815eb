package hudson.scm;

import hudson.model.Action;

/** Signatures of Jenkins' type, from jenkins 2.541.3, core/src/main/java/hudson/scm/SCMRevisionState.java. */
public abstract class SCMRevisionState implements Action {}
