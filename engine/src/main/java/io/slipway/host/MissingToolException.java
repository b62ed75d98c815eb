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

    /**
     * @param tool the tool's command name, such as {@code trivy}
     * @param place where it was looked for, such as {@code the agent linux-1}
     */
    public MissingToolException(String tool, String place) {
        super(
                "%s is not installed on %s: nothing of that name is on its PATH, and the policy names no path under tools.%s; install it there"
                        .formatted(tool, place, tool));
    }
}
