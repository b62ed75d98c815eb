package io.slipway.host;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What every tool gets of the operator's environment, on whichever host it runs; a pipeline's variables of these names are never it. */
public final class ToolEnvironment {
    /** The variables that tools need to reach an engine or the network. */
    public static final Set<String> OPERATORS = Set.of(
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

    private static final Set<String> STORE_IN_HOME = Set.of("podman", "buildah", "trivy");

    private ToolEnvironment() {}

    /**
     * @param all the environment of Slipway's own process
     * @return those of its variables that name programs, engines, proxies and trust, and a language without surprises; may be changed
     */
    public static Map<String, String> of(Map<String, String> all) {
        Map<String, String> few = new TreeMap<>(all);
        few.keySet().retainAll(OPERATORS);
        few.put("LANG", "C.UTF-8");
        return few;
    }

    /**
     * @param tool a tool's name
     * @return whether its image store, or its database, lies in the operator's home; all other tools get an empty one
     */
    public static boolean keepsStoreInHome(String tool) {
        return STORE_IN_HOME.contains(tool);
    }
}
