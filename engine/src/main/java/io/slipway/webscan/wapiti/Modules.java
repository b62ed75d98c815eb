package io.slipway.webscan.wapiti;

import io.slipway.config.DidYouMean;
import io.slipway.host.DeliveryException;
import io.slipway.webscan.Profile;
import io.slipway.webscan.WebScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Wapiti's attack modules that need nobody but the target. Left out are those that ask a server on the internet (ssrf, xxe), load a
 * list from there (nikto, wapp), or try passwords (brute_login_form).
 */
final class Modules {
    private static final List<String> PASSIVE = List.of("csp", "http_headers", "cookieflags");
    private static final List<String> STANDARD = List.of("exec", "file", "sql", "xss", "redirect", "crlf");
    private static final List<String> FULL =
            List.of("permanentxss", "blindsql", "csrf", "methods", "htaccess", "shellshock", "backup", "buster");
    private static final Map<String, String> REFUSED = Map.of(
            "ssrf", "it asks a server on the internet",
            "xxe", "it asks a server on the internet",
            "nikto", "it loads its list from the internet",
            "wapp", "it loads its list from the internet",
            "brute_login_form", "it tries passwords");

    private Modules() {}

    /** The modules of a scan, in the order in which they run: those that find most come first. */
    static List<String> of(WebScan request) throws DeliveryException {
        List<String> modules = request.checks().isEmpty() ? profile(request.profile()) : request.checks();
        for (String module : modules) {
            requireKnown(module);
        }
        return modules;
    }

    private static List<String> profile(Profile profile) {
        List<String> modules = new ArrayList<>(PASSIVE);
        if (profile != Profile.PASSIVE) {
            modules.addAll(STANDARD);
        }
        if (profile == Profile.FULL) {
            modules.addAll(FULL);
        }
        return modules;
    }

    private static void requireKnown(String module) throws DeliveryException {
        if (REFUSED.containsKey(module)) {
            throw new DeliveryException(
                    "checks: Wapiti's module '%s' is not used: %s".formatted(module, REFUSED.get(module)));
        }
        List<String> known = profile(Profile.FULL);
        if (!known.contains(module)) {
            throw new DeliveryException(
                    "checks: Wapiti has no module '%s'%s".formatted(module, DidYouMean.hint(module, known)));
        }
    }

    /** What Wapiti is told: stored cross-site scripting is found by what the module xss has left behind, in the same process. */
    static String option(String module) {
        return module.equals("permanentxss") ? "xss,permanentxss" : module;
    }
}
