package io.slipway.sshsig;

/** A key or signature that cannot be read, is of a kind that is not known, or does not hold. The message is the end of a sentence. */
public final class SshSignatureException extends Exception {
    private static final long serialVersionUID = 1L;

    SshSignatureException(String message) {
        super(message);
    }

    SshSignatureException(String message, Throwable cause) {
        super(message, cause);
    }
}
