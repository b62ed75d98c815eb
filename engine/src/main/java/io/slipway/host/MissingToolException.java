package io.slipway.host;

/** A tool that a stage drives is not installed on the host. */
public final class MissingToolException extends DeliveryException {
    private static final long serialVersionUID = 1L;

    /**
     * @param tool the tool's command name, such as {@code trivy}
     */
    public MissingToolException(String tool) {
        super(
                "%s is not installed: nothing of that name is on the operator's PATH, and the policy names no path under tools.%s; run 'slipway doctor'"
                        .formatted(tool, tool));
    }
}
