package io.slipway.gitlab.api;

import io.slipway.host.Secret;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A GitLab, and what proves to it who asks. The token is sent to this address and to no other.
 *
 * @param url where it is, such as {@code https://gitlab.example.com} or {@code https://example.com/gitlab}; plain http only on this machine
 * @param token with the scope {@code api}
 * @param certificateAuthority a PEM file's content that alone is trusted; empty for the system's
 */
public record GitLabServer(URI url, Secret token, String certificateAuthority) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1\\]");

    /** Validates. */
    public GitLabServer {
        Objects.requireNonNull(token);
        Objects.requireNonNull(certificateAuthority);
        boolean plain = url.getScheme() != null && url.getHost() != null && url.getRawUserInfo() == null;
        if (!plain || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "not the address of a GitLab, such as https://gitlab.example.com: " + url);
        }
        boolean secure = "https".equals(url.getScheme());
        if (!secure
                && !("http".equals(url.getScheme())
                        && LOOPBACK.matcher(url.getHost()).matches())) {
            throw new IllegalArgumentException("the token would be sent in the clear: write https:// for " + url);
        }
    }

    /**
     * @param path below {@code /api/v4/}, already encoded
     * @return the address of that resource
     */
    URI api(String path) {
        return URI.create(url.toString().replaceFirst("/+$", "") + "/api/v4/" + path);
    }
}
