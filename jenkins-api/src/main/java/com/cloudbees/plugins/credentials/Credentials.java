package com.cloudbees.plugins.credentials;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import java.io.Serializable;

/** Signatures of Jenkins' type, from credentials 1499, src/main/java/com/cloudbees/plugins/credentials/Credentials.java. */
public interface Credentials extends Describable<Credentials>, Serializable, ExtensionPoint {}
