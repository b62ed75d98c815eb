package io.slipway.runner.delivery;

import io.slipway.digest.Sha256;
import io.slipway.host.DeliveryException;
import io.slipway.policy.Policy;
import io.slipway.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The policy of a run, read once, before anything of the application runs.
 *
 * @param policy the operator's
 * @param digest {@code sha256:…} of the file; of nothing for the strict policy
 */
public record PolicyInForce(Policy policy, String digest) {
    /**
     * @param file the operator's file; empty for the strict policy
     * @return the policy
     * @throws DeliveryException if the file says something that cannot be
     * @throws IOException if it cannot be read
     */
    public static PolicyInForce read(Optional<Path> file) throws DeliveryException, IOException {
        return file.isEmpty()
                ? new PolicyInForce(Policy.STRICT, Sha256.of(new byte[0]))
                : new PolicyInForce(PolicyFile.read(file.get()), Sha256.of(Files.readAllBytes(file.get())));
    }
}
