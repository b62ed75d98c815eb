package com.cloudbees.jenkins.plugins.sshcredentials;

import hudson.util.Secret;
import java.util.List;

/** Signatures of Jenkins' type, from ssh-credentials 361, src/main/java/com/cloudbees/jenkins/plugins/sshcredentials/SSHUserPrivateKey.java. */
public interface SSHUserPrivateKey extends SSHUser {
    Secret getPassphrase();

    List<String> getPrivateKeys();
}
