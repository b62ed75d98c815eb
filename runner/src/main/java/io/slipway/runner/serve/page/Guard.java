package io.slipway.runner.serve.page;

import io.slipway.host.Secret;
import io.slipway.runner.serve.http.PageRequest;
import io.slipway.runner.serve.http.PageResponse;
import io.slipway.runner.serve.http.Pages;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Shows pages only to those who have the token, and only under the names that this server is known by (a page of another server could
 * otherwise reach it by a name that it makes resolve to this address). Adds the headers that keep a browser from doing anything else.
 */
public final class Guard implements Pages {
    private static final String COOKIE = "slipway";
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cache-Control",
            "no-store",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private final Secret token;
    private final Supplier<Set<String>> names;
    private final Transport transport;
    private final Pages pages;

    /** How browsers reach the pages. */
    public enum Transport {
        /** In the clear, as on this machine. */
        PLAIN,
        /** By TLS: the cookie is never sent without it. */
        TLS
    }

    /**
     * @param token what opens the pages
     * @param names the values of the header {@code Host} that are this server's, in lower case
     * @param transport how browsers reach it
     * @param pages what is guarded
     */
    public Guard(Secret token, Supplier<Set<String>> names, Transport transport, Pages pages) {
        this.token = token;
        this.names = names;
        this.transport = transport;
        this.pages = pages;
    }

    @Override
    public PageResponse answer(PageRequest request) throws InterruptedException {
        return dressed(decided(request));
    }

    private PageResponse decided(PageRequest request) throws InterruptedException {
        String host = request.headers().getOrDefault("Host", "").toLowerCase(Locale.ROOT);
        if (!names.get().contains(host)) {
            return text(421, "This server is not known by that name; the configuration's 'url:' names it.");
        }
        String given = request.query().get("token");
        if (given != null) {
            return same(given) ? opened(request) : closed();
        }
        return hasCookie(request) ? pages.answer(request) : closed();
    }

    private static PageResponse dressed(PageResponse response) {
        Map<String, String> headers = new LinkedHashMap<>(HEADERS);
        headers.putAll(response.headers());
        return new PageResponse(response.status(), headers, response.body());
    }

    private boolean same(String given) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), token.reveal().getBytes(StandardCharsets.UTF_8));
    }

    private boolean hasCookie(PageRequest request) {
        return Arrays.stream(request.headers().getOrDefault("Cookie", "").split(";"))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .anyMatch(cookie -> same(cookie.substring(COOKIE.length() + 1)));
    }

    /** The token leaves the address, where it would be seen, kept and sent on. */
    private PageResponse opened(PageRequest request) {
        String path = request.path().matches("/runs/\\d{1,18}") ? request.path() : "/";
        String cookie = COOKIE + "=" + token.reveal() + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000"
                + (transport == Transport.TLS ? "; Secure" : "");
        return new PageResponse(303, Map.of("Location", path, "Set-Cookie", cookie), out -> {});
    }

    /** Who follows a link of GitLab's has the cookie, but the browser sends it only from this site's own pages: hence the link. */
    private static PageResponse closed() {
        return PageResponse.of(401, "text/html; charset=utf-8", """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Slipway</title></head>
                <body><h1>Slipway</h1>
                <p>Open the link with the token that <code>slipway serve</code> printed when it started.
                If you have done so in this browser, <a href="">continue</a>.</p></body></html>
                """);
    }

    private static PageResponse text(int status, String text) {
        return PageResponse.of(status, "text/plain; charset=utf-8", text + "\n");
    }
}
