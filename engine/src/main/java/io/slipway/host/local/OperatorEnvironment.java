package io.slipway.host.local;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The few variables of the operator's environment that tools get. */
public final class OperatorEnvironment {
    /** What tools need of the operator to reach an engine or the network; a pipeline's variables of these names never get here. */
    private static final Set<String> OPERATORS = Set.of(
            "PATH",
            "DOCKER_HOST",
            "DOCKER_TLS_VERIFY",
            "DOCKER_CERT_PATH",
            "CONTAINER_HOST",
            "XDG_RUNTIME_DIR",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR");

    private OperatorEnvironment() {}

    /**
     * @param all the environment of Slipway's own process
     * @return those of its variables that name programs, engines, proxies and trust, and a language without surprises; may be changed
     */
    public static Map<String, String> forTools(Map<String, String> all) {
        Map<String, String> few = new TreeMap<>(all);
        few.keySet().retainAll(OPERATORS);
        few.put("LANG", "C.UTF-8");
        return few;
    }
}
