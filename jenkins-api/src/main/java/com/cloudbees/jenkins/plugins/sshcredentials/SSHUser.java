package com.cloudbees.jenkins.plugins.sshcredentials;

import com.cloudbees.plugins.credentials.common.StandardUsernameCredentials;

/** Signatures of Jenkins' type, from ssh-credentials 361, src/main/java/com/cloudbees/jenkins/plugins/sshcredentials/SSHUser.java. */
public interface SSHUser extends StandardUsernameCredentials {}
