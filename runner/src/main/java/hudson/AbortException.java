package hudson;

import java.io.IOException;

/** What the step {@code error} and failed steps throw; of Jenkins' name, because Jenkinsfiles catch it by that name. */
public class AbortException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what failed, in one line
     */
    public AbortException(String message) {
        super(message);
    }

    /**
     * @param message what failed, in one line
     * @param cause what it came from
     */
    public AbortException(String message, Throwable cause) {
        super(message, cause);
    }
}
