package org.jenkinsci.plugins.plaincredentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.util.Secret;

/** Signatures of Jenkins' type, from plain-credentials 199, src/main/java/org/jenkinsci/plugins/plaincredentials/StringCredentials.java. */
public interface StringCredentials extends StandardCredentials {
    Secret getSecret();
}
