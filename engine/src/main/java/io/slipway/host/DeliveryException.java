package io.slipway.host;

/**
 * A delivery could not go on for a reason that its author, operator or security officer can act on. The message is one line
 * and says what was tried, what came back and what to do; no stack trace of it belongs in a console.
 */
public class DeliveryException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param message one line: what was tried, what came back, what to do
     */
    public DeliveryException(String message) {
        super(message);
    }

    /**
     * @param message one line: what was tried, what came back, what to do
     * @param cause what came back, for a debug log
     */
    public DeliveryException(String message, Throwable cause) {
        super(message, cause);
    }
}
