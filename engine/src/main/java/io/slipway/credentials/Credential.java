package io.slipway.credentials;

import io.slipway.host.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Something that proves who asks. None of them shows its secret. */
public sealed interface Credential {
    /**
     * @return all that must be masked wherever this credential is used
     */
    Set<Secret> secrets();

    /**
     * A user and a password or token.
     *
     * @param username who
     * @param password proved by
     */
    record UsernamePassword(String username, Secret password) implements Credential {
        /**
         * @return the value of an Authorization header by basic authentication (RFC 7617); it holds the password
         */
        public String basic() {
            String pair = username + ":" + password.reveal();
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Set<Secret> secrets() {
            return Set.of(password);
        }
    }

    /**
     * A token or other text.
     *
     * @param text the secret
     */
    record SecretText(Secret text) implements Credential {
        @Override
        public Set<Secret> secrets() {
            return Set.of(text);
        }
    }

    /**
     * A key pair's private half.
     *
     * @param username who logs in
     * @param privateKey in OpenSSH or PEM form
     * @param passphrase of the key, if it has one
     */
    record SshKey(String username, Secret privateKey, Optional<Secret> passphrase) implements Credential {
        @Override
        public Set<Secret> secrets() {
            return passphrase.map(phrase -> Set.of(privateKey, phrase)).orElse(Set.of(privateKey));
        }
    }

    /**
     * A file whose content is secret.
     *
     * @param fileName the name that it has for the tools that read it
     * @param content as UTF-8 text
     */
    record SecretFile(String fileName, Secret content) implements Credential {
        @Override
        public Set<Secret> secrets() {
            return Set.of(content);
        }
    }
}
