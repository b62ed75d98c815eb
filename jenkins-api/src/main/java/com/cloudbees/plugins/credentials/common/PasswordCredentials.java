package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;
import hudson.util.Secret;

/** Signatures of Jenkins' type, from credentials 1499, src/main/java/com/cloudbees/plugins/credentials/common/PasswordCredentials.java. */
public interface PasswordCredentials extends Credentials {
    Secret getPassword();
}
