package io.slipway.gitlab.webhook;

import java.util.List;

/**
 * What proves that an event is of a project: any one of these. Several at once are for rotation. Where only signing keys are listed, a token
 * proves nothing.
 *
 * @param tokens hashes of secret tokens
 * @param signingKeys keys of signing tokens
 */
public record HookSecrets(List<TokenHash> tokens, List<SigningKey> signingKeys) {
    /** No secret: nothing is accepted. */
    public static final HookSecrets NONE = new HookSecrets(List.of(), List.of());

    /** Copies. */
    public HookSecrets {
        tokens = List.copyOf(tokens);
        signingKeys = List.copyOf(signingKeys);
    }

    /**
     * @return whether there is none
     */
    public boolean isEmpty() {
        return tokens.isEmpty() && signingKeys.isEmpty();
    }
}
