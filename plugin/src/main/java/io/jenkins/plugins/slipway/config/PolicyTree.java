package io.jenkins.plugins.slipway.config;

import hudson.util.FormValidation;
import io.slipway.config.ConfigText;
import io.slipway.host.DeliveryException;
import io.slipway.policy.Policy;
import io.slipway.policy.PolicyFile;
import java.util.Map;

/**
 * The configuration as the tree that {@code slipway-policy.yaml} would hold. The engine's parser reads it, so that Jenkins and the runner
 * allow the same and say the same.
 *
 * @param settings by their names in the file
 */
record PolicyTree(Map<String, Object> settings) {
    /** How messages name the policy. */
    static final String NAME = "Slipway's configuration in Jenkins";

    Policy policy() throws DeliveryException {
        try {
            return PolicyFile.parse(NAME, ConfigText.of(settings));
        } catch (DeliveryException e) {
            throw new DeliveryException(NAME + ": " + problem(e), e);
        }
    }

    /** What a form says of one of its fields. */
    FormValidation validation() {
        try {
            policy();
            return FormValidation.ok();
        } catch (DeliveryException e) {
            return FormValidation.error(problem(e));
        }
    }

    /** The parser names a line of a file that nobody sees. */
    private static String problem(DeliveryException e) {
        String message = e.getMessage();
        return message.startsWith(NAME) ? message.substring(NAME.length()).replaceFirst("^(:\\d+)?: ", "") : message;
    }
}
