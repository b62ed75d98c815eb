package io.slipway.policy;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A scanner's server that steps may use.
 *
 * @param url its address, without a path of its own API; https, or http on the loopback address or where {@code plainHttp} says so
 * @param certificateAuthority a PEM file's content that alone is trusted for it
 * @param credential the id of the credential that it asks for
 */
public record ServerRules(URI url, Optional<String> certificateAuthority, Optional<String> credential) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** Validates. */
    public ServerRules {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null || url.getRawQuery() != null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "'%s' is not the address of a server: expected https://host[:port]".formatted(url));
        }
    }

    /**
     * @param text as written
     * @param plainHttp whether http is allowed beyond the loopback address
     * @param certificateAuthority a PEM file's content that alone is trusted for it
     * @param credential the id of the credential that it asks for
     * @return the rules
     * @throws IllegalArgumentException if the address is none, or would show secrets to the network
     */
    public static ServerRules of(
            String text, boolean plainHttp, Optional<String> certificateAuthority, Optional<String> credential) {
        ServerRules rules = new ServerRules(URI.create(normal(text)), certificateAuthority, credential);
        boolean local = LOOPBACK.matcher(rules.url.getHost()).matches();
        if (rules.url.getScheme().equals("http") && !local && !plainHttp) {
            throw new IllegalArgumentException(
                    "'%s' would show tokens to the network: use https, or say plainHttp: true".formatted(text));
        }
        return rules;
    }

    /**
     * @param server an address as a step gives it
     * @return whether it means this server
     */
    public boolean isAt(String server) {
        return normal(server).equals(url.toString());
    }

    private static String normal(String text) {
        return text.replaceAll("/+$", "");
    }
}
