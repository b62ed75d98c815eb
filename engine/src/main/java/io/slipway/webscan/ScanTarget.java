package io.slipway.webscan;

import io.slipway.delivery.StepRun;
import io.slipway.host.DeliveryException;
import io.slipway.host.HttpRequest;
import io.slipway.host.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;

/**
 * Holds a scan to what may be attacked: what the policy lists. Playbook, inventory and verification are the application's own, so a
 * deployment proves nothing about whose address it names.
 */
final class ScanTarget {
    private static final Duration ONE_ANSWER = Duration.ofSeconds(20);

    private ScanTarget() {}

    /** Refuses an address that the policy does not list. */
    static void requireAllowed(URI target, StepRun run) throws DeliveryException {
        boolean listed = run.delivery().policy().webScanTargets().stream().anyMatch(allowed -> covers(allowed, target));
        if (!listed) {
            throw new DeliveryException(
                    "%s is not scanned: %s does not list it under webScan.targets; the operator adds what may be attacked"
                            .formatted(target, run.delivery().policy().name()));
        }
    }

    private static boolean covers(String allowed, URI target) {
        try {
            URI uri = new URI(allowed);
            String path = uri.getRawPath().endsWith("/") ? uri.getRawPath() : uri.getRawPath() + "/";
            return uri.getHost() != null
                    && origin(uri).equals(origin(target))
                    && (target.normalize().getRawPath() + "/").startsWith(path);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** RFC 6454: scheme, host and port. */
    private static String origin(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
        return uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** Refuses a target that does not answer: scanners take that for a clean one. */
    static void requireAnswer(URI target, StepRun run) throws DeliveryException, InterruptedException {
        try {
            HttpResponse response =
                    run.host().send(HttpRequest.of("GET", target).within(ONE_ANSWER));
            if (response.status() >= 400) {
                throw new DeliveryException("%s answered %d: there is nothing to scan; give an address that answers"
                        .formatted(target, response.status()));
            }
        } catch (IOException e) {
            throw new DeliveryException(
                    "%s cannot be reached: %s; nothing was scanned".formatted(target, e.getMessage()), e);
        }
    }
}
