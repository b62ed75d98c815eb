package io.jenkins.plugins.slipway.config;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.security.ACL;
import io.slipway.credentials.Credential.UsernamePassword;
import io.slipway.host.Secret;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Looks up what Jenkins itself may use, for tests of a connection. */
final class ControllerCredentials {
    private ControllerCredentials() {}

    static Optional<UsernamePassword> login(String credentialsId) {
        return CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardUsernamePasswordCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of())
                .stream()
                .filter(login -> login.getId().equals(credentialsId))
                .findFirst()
                .map(login -> new UsernamePassword(
                        login.getUsername(), Secret.of(login.getPassword().getPlainText())));
    }

    static Optional<Secret> secret(String credentialsId) {
        return CredentialsProvider.lookupCredentialsInItemGroup(
                        StringCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of())
                .stream()
                .filter(text -> text.getId().equals(credentialsId))
                .findFirst()
                .map(text -> Secret.of(text.getSecret().getPlainText()));
    }
}
