package io.slipway.policy;

import io.slipway.sshsig.AllowedSigners;
import java.util.List;
import java.util.Objects;

/**
 * The security officers, whose signatures alone let an acceptance of the application's file count.
 *
 * @param signers their keys, and those that are revoked
 */
public record Officers(AllowedSigners signers) {
    /** What an officer signs for: the namespace of the signature. */
    public static final String NAMESPACE = "slipway-acceptance";

    /** Validates. */
    public Officers {
        Objects.requireNonNull(signers);
    }

    /**
     * @return who signs, as the lines of the allowed signers say it
     */
    public List<String> names() {
        return signers.principals();
    }
}
