package io.slipway.host.local;

import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says in a line for people why a request got no answer: the classes of the JDK and of OkHttp say it for programmers. */
final class NoAnswer {
    private static final int MOST_CAUSES = 10;

    private NoAnswer() {}

    /**
     * @param problem what came instead of the answer
     * @return why, in one line
     */
    static String reason(Throwable problem) {
        return Stream.iterate(problem, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .flatMap(cause -> known(cause).stream())
                .findFirst()
                .orElseGet(() -> said(problem));
    }

    private static Optional<String> known(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return Optional.of("there is no host of this name");
        }
        if (cause instanceof SSLPeerUnverifiedException) {
            return Optional.of("its certificate is for another name");
        }
        if (cause instanceof CertificateExpiredException) {
            return Optional.of("its certificate has expired");
        }
        if (cause instanceof CertPathBuilderException
                || (cause instanceof CertPathValidatorException && cause.getCause() == null)) {
            return Optional.of("its certificate is of no authority that is trusted for it");
        }
        boolean plain = cause instanceof SSLException
                && String.valueOf(cause.getMessage()).contains("Unsupported or unrecognized SSL message");
        return plain ? Optional.of("what answers there does not speak TLS") : Optional.empty();
    }

    private static String said(Throwable problem) {
        String message = problem.getMessage();
        return message == null || message.isBlank()
                ? problem.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
