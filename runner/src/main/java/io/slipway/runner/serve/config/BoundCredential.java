package io.slipway.runner.serve.config;

import io.slipway.credentials.Credential;
import java.util.Objects;

/**
 * A credential of a project.
 *
 * @param id its id in the Jenkinsfile
 * @param credential the credential
 * @param scope which refs may use it
 */
public record BoundCredential(String id, Credential credential, Scope scope) {
    /** Which refs may use it. */
    public enum Scope {
        /** All refs. */
        EVERY_REF,
        /** Protected refs only. */
        PROTECTED_REFS
    }

    /** Validates. */
    public BoundCredential {
        Objects.requireNonNull(id);
        Objects.requireNonNull(credential);
        Objects.requireNonNull(scope);
    }
}
