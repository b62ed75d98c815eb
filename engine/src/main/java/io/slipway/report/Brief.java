package io.slipway.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shorter forms of what people recognise by its beginning or its end; the whole stands elsewhere on the page. */
final class Brief {
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:/@-]+");
    private static final Pattern DIGEST = Pattern.compile("(sha256:[0-9a-f]{12})[0-9a-f]{52}");

    private Brief() {}

    /**
     * @param text may name digests
     * @return the same with 12 hex digits of each
     */
    static String prose(String text) {
        Matcher digests = DIGEST.matcher(text);
        return digests.replaceAll("$1\u2026");
    }

    /**
     * @param reference an image's, or any text
     * @return its last part without a digest, such as {@code api:3f2a91c0}; any other text as it is
     */
    static String image(String reference) {
        return REFERENCE.matcher(reference).matches()
                ? prose(reference.substring(reference.lastIndexOf('/') + 1).replaceFirst("(?<=.)@.*", ""))
                : reference;
    }
}
