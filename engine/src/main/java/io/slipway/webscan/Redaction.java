package io.slipway.webscan;

import io.slipway.host.Masker;
import java.util.regex.Pattern;

/** Takes credentials out of what a scanner wrote: requests that it repeats carry cookies and logins. */
public final class Redaction {
    private static final Pattern HEADER = Pattern.compile(
            "(?i)((?:set-)?cookie2?|(?:proxy-)?authorization|x-[a-z-]*(?:token|key|auth)[a-z-]*)(\"?\\s*[:=]\\s*\"?)(?:\\\\.|[^\"\\\\\\r\\n])*");
    private static final Pattern USER_INFO = Pattern.compile("(?i)(https?://)[^/\\s@\"']+@");
    private static final Pattern CURL_COOKIE =
            Pattern.compile("(\\s(?:-b|--cookie|-u|--user)\\s+\\\\?[\"'])[^\"'\\\\]*");
    private static final Pattern NOT_PLAIN = Pattern.compile("[\\p{Cntrl}\\s]+");

    private Redaction() {}

    /**
     * @param text of any length, such as a scanner's report
     * @return the text without the values of cookie and authorization headers and without credentials in addresses
     */
    public static String of(String text) {
        String headers = HEADER.matcher(text).replaceAll("$1$2" + Masker.MASK);
        String cookies = CURL_COOKIE.matcher(headers).replaceAll("$1" + Masker.MASK);
        return USER_INFO.matcher(cookies).replaceAll("$1" + Masker.MASK + "@");
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
