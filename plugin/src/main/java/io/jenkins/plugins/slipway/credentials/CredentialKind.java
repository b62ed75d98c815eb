package io.jenkins.plugins.slipway.credentials;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import io.slipway.credentials.Credential;
import io.slipway.host.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The kinds of Jenkins' credentials that steps take. */
public enum CredentialKind {
    /** A user and a password. */
    USERNAME_PASSWORD(StandardUsernamePasswordCredentials.class),
    /** A text. */
    SECRET_TEXT(StringCredentials.class),
    /** A private key. */
    SSH_KEY(SSHUserPrivateKey.class);

    private final Class<? extends StandardCredentials> type;

    CredentialKind(Class<? extends StandardCredentials> type) {
        this.type = type;
    }

    /**
     * @return Jenkins' type
     */
    public Class<? extends StandardCredentials> type() {
        return type;
    }

    /**
     * @param credentials any
     * @return as the engine knows them; empty for a kind that no step takes
     */
    static Optional<Credential> convert(StandardCredentials credentials) {
        if (credentials instanceof StandardUsernamePasswordCredentials login) {
            return Optional.of(new Credential.UsernamePassword(login.getUsername(), secret(login.getPassword())));
        }
        if (credentials instanceof StringCredentials text) {
            return Optional.of(new Credential.SecretText(secret(text.getSecret())));
        }
        if (credentials instanceof SSHUserPrivateKey key) {
            return key.getPrivateKeys().stream()
                    .findFirst()
                    .map(pem -> new Credential.SshKey(
                            key.getUsername() == null ? "" : key.getUsername(),
                            Secret.of(pem),
                            Optional.ofNullable(key.getPassphrase())
                                    .filter(phrase -> !phrase.getPlainText().isEmpty())
                                    .map(CredentialKind::secret)));
        }
        return credentials instanceof FileCredentials file
                ? Optional.of(new Credential.SecretFile(file.getFileName(), Secret.of(content(file))))
                : Optional.empty();
    }

    private static Secret secret(hudson.util.Secret secret) {
        return Secret.of(secret.getPlainText());
    }

    private static String content(FileCredentials file) {
        try (InputStream content = file.getContent()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the secret file " + file.getFileName() + " cannot be read", e);
        }
    }
}
