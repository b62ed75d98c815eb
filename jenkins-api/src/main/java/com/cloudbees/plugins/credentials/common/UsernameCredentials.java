package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;

/** Signatures of Jenkins' type, from credentials 1499, src/main/java/com/cloudbees/plugins/credentials/common/UsernameCredentials.java. */
public interface UsernameCredentials extends Credentials {
    String getUsername();
}
