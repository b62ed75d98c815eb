package io.slipway.scan.trivy;

import io.slipway.host.Command;
import io.slipway.host.DeliveryException;
import io.slipway.host.ExitStatus;
import io.slipway.host.Host;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls Trivy and tells its failures from its findings. */
final class TrivyCall {
    private static final Pattern FATAL = Pattern.compile("FATAL\\s+(?:Fatal error\\s+)?(.+)");
    private static final Pattern PANIC = Pattern.compile("(?m)^(?:panic: |fatal error: |unexpected fault).*$");
    private static final int LONGEST = 300;
    private static final int SIGNALS = 128;

    private TrivyCall() {}

    /**
     * @return how it ended: with 0, or with {@link TrivyCommands#FOUND}
     */
    static ExitStatus run(Host host, Command command) throws DeliveryException, IOException, InterruptedException {
        ExitStatus status = host.run(command);
        if (status.timedOut()) {
            throw new DeliveryException("Trivy was stopped after %d s; give it more time, or look for what holds it up"
                    .formatted(command.timeout().toSeconds()));
        }
        if (status.code() == 0 || status.code() == TrivyCommands.FOUND) {
            return status;
        }
        throw new DeliveryException(reason(status));
    }

    static String reason(ExitStatus status) {
        if (status.code() > SIGNALS) {
            return "Trivy was ended by signal %d before it had finished".formatted(status.code() - SIGNALS);
        }
        Matcher panic = PANIC.matcher(status.err());
        if (panic.find()) {
            return "Trivy crashed (%s); its database is probably damaged: remove it and download it anew"
                    .formatted(line(panic.group()));
        }
        Matcher fatal = FATAL.matcher(status.err());
        String said = fatal.find() ? line(fatal.group(1)) : status.lastWords();
        return "Trivy failed with exit code %d: %s".formatted(status.code(), said);
    }

    private static String line(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
