package com.cloudbees.plugins.credentials;

import java.io.Serializable;

/** Signatures of Jenkins' type, from credentials 1499, src/main/java/com/cloudbees/plugins/credentials/CredentialsMatcher.java. */
public interface CredentialsMatcher extends Serializable {}
