package io.jenkins.plugins.slipway.gitlab;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.security.ACL;
import io.slipway.host.Secret;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Looks up secret texts that Jenkins itself may use; no folder's. */
final class Tokens {
    private Tokens() {}

    static Optional<Secret> find(String credentialsId) {
        if (credentialsId == null || credentialsId.isBlank()) {
            return Optional.empty();
        }
        return CredentialsProvider.lookupCredentialsInItemGroup(
                        StringCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of())
                .stream()
                .filter(token -> token.getId().equals(credentialsId))
                .findFirst()
                .map(token -> Secret.of(token.getSecret().getPlainText()));
    }
}
