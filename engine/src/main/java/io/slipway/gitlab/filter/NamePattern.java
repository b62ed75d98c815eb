package io.slipway.gitlab.filter;

import io.slipway.host.BoundedSearch;
import io.slipway.host.DeliveryException;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of names (branches, tags, paths, labels, users). A glob by default: {@code *} stands for anything but a slash, {@code **} for
 * anything, {@code ?} for one character but a slash. Between slashes ({@code /^release-\d+$/}) it is a regular expression, which is searched
 * for within 50 ms and is an error when it takes longer.
 */
public final class NamePattern {
    private static final BoundedSearch SEARCH = BoundedSearch.within(Duration.ofMillis(50));

    private final String text;
    private final Pattern pattern;

    private NamePattern(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /**
     * @param text a glob, or a regular expression between slashes; not empty
     * @return the pattern
     * @throws DeliveryException if the regular expression is none
     */
    public static NamePattern of(String text) throws DeliveryException {
        if (text.isEmpty()) {
            throw new DeliveryException(
                    "an empty pattern matches nothing: write a glob such as 'release/*', or '**' for all");
        }
        try {
            return new NamePattern(text, regex(text));
        } catch (PatternSyntaxException e) {
            throw new DeliveryException(
                    "%s is no regular expression: %s (at %d)".formatted(text, e.getDescription(), e.getIndex()), e);
        }
    }

    /**
     * @param name a name
     * @return whether the pattern fits it
     * @throws DeliveryException if the regular expression took longer than 50 ms
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public boolean matches(String name) throws DeliveryException, InterruptedException {
        return SEARCH.finds(pattern, name);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamePattern that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private static Pattern regex(String text) {
        if (text.length() > 2 && text.startsWith("/") && text.endsWith("/")) {
            return Pattern.compile(text.substring(1, text.length() - 1));
        }
        StringBuilder regex = new StringBuilder("\\A");
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            String c = Character.toString(text.codePointAt(i));
            if (text.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(c.equals("*") ? "[^/]*" : c.equals("?") ? "[^/]" : Pattern.quote(c));
            }
        }
        return Pattern.compile(regex.append("\\z").toString(), Pattern.DOTALL);
    }
}
