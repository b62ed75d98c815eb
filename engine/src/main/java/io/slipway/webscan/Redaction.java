package io.slipway.webscan;

import io.slipway.host.Masker;
import io.slipway.host.Secret;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes credentials out of what a scanner wrote: requests that it repeats carry cookies and logins. */
public final class Redaction {
    /** Cookies as RFC 6265 has them in both headers; a report may quote the header in JSON. */
    private static final Pattern COOKIES =
            Pattern.compile("(?i)(set-)?cookie\"?\\s*:\\s*\"?((?:\\\\[^rn]|[^\"\\\\\\r\\n])*+)");

    private static final Pattern HEADER = Pattern.compile(
            "(?i)((?:set-)?cookie2?|(?:proxy-)?authorization|x-[a-z-]{0,40}(?:token|key|auth)[a-z-]{0,40})(\"?\\s*[:=]\\s*\"?)(?:\\\\.|[^\"\\\\\\r\\n])*+");
    private static final Pattern USER_INFO = Pattern.compile("(?i)(https?://)[^/\\s@\"']+@");
    private static final Pattern CURL_COOKIE =
            Pattern.compile("(\\s(?:-b|--cookie|-u|--user)\\s+\\\\?[\"'])[^\"'\\\\]*");
    private static final Pattern NOT_PLAIN = Pattern.compile("[\\p{Cntrl}\\s]+");

    private static final int SHORTEST = 6;
    private static final int MOST = 1000;

    private Redaction() {}

    /**
     * @param text of any length, such as a scanner's report
     * @return the text without the values of cookie and authorization headers and without credentials in addresses
     */
    public static String of(String text) {
        String values = Masker.of(cookieValues(text)).mask(text);
        String headers = HEADER.matcher(values).replaceAll("$1$2" + Masker.MASK);
        String cookies = CURL_COOKIE.matcher(headers).replaceAll("$1" + Masker.MASK);
        return USER_INFO.matcher(cookies).replaceAll("$1" + Masker.MASK + "@");
    }

    /** A scanner also repeats a cookie's value where it tells which inputs it tried. */
    private static Set<Secret> cookieValues(String text) {
        return COOKIES.matcher(text)
                .results()
                .flatMap(header -> Arrays.stream(header.group(2).split(";"))
                        // What follows the cookie in Set-Cookie are its attributes.
                        .limit(header.group(1) == null ? MOST : 1))
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.replaceFirst("^[^=]*=", "").strip())
                .filter(value -> value.length() >= SHORTEST)
                .limit(MOST)
                .map(Secret::of)
                .collect(Collectors.toSet());
    }

    /**
     * @param text any
     * @param longest how many characters at most
     * @return one line without control characters and credentials
     */
    static String line(String text, int longest) {
        String plain = of(NOT_PLAIN.matcher(text).replaceAll(" ").strip());
        return plain.length() <= longest ? plain : plain.substring(0, longest - 1) + "…";
    }
}
