package io.jenkins.plugins.slipway.gitlab;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a git repository, such that two ways to write the same one are equal: user names, a final {@code .git} or slash, a scheme's own
 * port and the case of the host do not count.
 *
 * @param transport {@code https}, {@code http}, {@code ssh} or {@code file}
 * @param server the host with its port; empty for a file
 * @param path without a slash at its beginning
 */
record RepositoryAddress(String transport, String server, String path) {
    private static final Pattern SCP = Pattern.compile("(?:[^@/:\\s]+@)?([A-Za-z0-9][A-Za-z0-9.-]*):(?!/)(\\S+)");

    /**
     * @param text as it is configured
     * @return the address; empty for what is none, or holds a variable
     */
    static Optional<RepositoryAddress> of(String text) {
        String url = text == null ? "" : text.strip();
        if (url.isEmpty() || url.contains("$")) {
            return Optional.empty();
        }
        if (url.startsWith("/")) {
            return Optional.of(new RepositoryAddress("file", "", plain(url)));
        }
        Matcher scp = SCP.matcher(url);
        if (!url.contains("://") && scp.matches()) {
            return Optional.of(new RepositoryAddress("ssh", lower(scp.group(1)), plain(scp.group(2))));
        }
        return uri(url);
    }

    private static Optional<RepositoryAddress> uri(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String scheme = uri.getScheme() == null ? "" : lower(uri.getScheme());
        if (uri.getPath() == null || uri.getPath().contains("..") || uri.getRawQuery() != null) {
            return Optional.empty();
        }
        return switch (scheme) {
            case "file" -> Optional.of(new RepositoryAddress("file", "", plain(uri.getPath())));
            case "http", "https", "ssh" ->
                Optional.ofNullable(uri.getHost())
                        .map(host -> new RepositoryAddress(
                                scheme, server(scheme, host, uri.getPort()), plain(uri.getPath())));
            default -> Optional.empty();
        };
    }

    /** Of SSH the port tells nothing: GitLab's may be any. */
    private static String server(String scheme, String host, int port) {
        boolean usual = port < 0 || scheme.equals("ssh") || port == (scheme.equals("https") ? 443 : 80);
        return lower(host) + (usual ? "" : ":" + port);
    }

    private static String plain(String path) {
        return path.replaceAll("^/+|/+$", "").replaceAll("\\.git$", "");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
