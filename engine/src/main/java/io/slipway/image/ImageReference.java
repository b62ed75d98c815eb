package io.slipway.image;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image's reference: {@code [host[:port]/]path[:tag][@digest]}, by the grammar of the OCI distribution specification and of Docker's
 * reference package.
 *
 * @param host the registry's {@code host[:port]}; empty where the reference names none
 * @param path the repository's path in the registry
 * @param tag the tag, if given
 * @param digest {@code sha256:…}, if given
 */
public record ImageReference(Optional<String> host, String path, Optional<String> tag, Optional<String> digest) {
    private static final int LONGEST = 255;
    private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
    private static final String DOMAIN =
            "(?:localhost|" + LABEL + "(?:\\." + LABEL + ")+|" + LABEL + "(?=:[0-9]))(?::[0-9]{1,5})?";
    private static final Pattern GRAMMAR = Pattern.compile("(?:(?<host>" + DOMAIN + ")/)?(?<path>" + PART + "(?:/"
            + PART + ")*)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?(?:@(?<digest>sha256:[a-f0-9]{64}))?");

    /**
     * @param text a reference as written
     * @return the reference
     * @throws IllegalArgumentException if it is none; the message says what was expected
     */
    public static ImageReference parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not an image reference; expected [host[:port]/]name[:tag][@sha256:…] in lower case"
                            .formatted(text));
        }
        return new ImageReference(
                Optional.ofNullable(matcher.group("host")),
                matcher.group("path"),
                Optional.ofNullable(matcher.group("tag")),
                Optional.ofNullable(matcher.group("digest")));
    }

    /**
     * @return host and path, without tag and digest
     */
    public String repository() {
        return host.map(name -> name + "/" + path).orElse(path);
    }

    /**
     * @return the names by which acceptances and policy may mean this repository: with its host, and without
     */
    public List<String> names() {
        return host.isPresent() ? List.of(repository(), path) : List.of(path);
    }

    /**
     * @param manifestDigest {@code sha256:…}
     * @return this repository's image of that digest, without a tag
     */
    public ImageReference at(String manifestDigest) {
        return new ImageReference(host, path, Optional.empty(), Optional.of(manifestDigest));
    }

    @Override
    public String toString() {
        return repository()
                + tag.map(name -> ":" + name).orElse("")
                + digest.map(name -> "@" + name).orElse("");
    }
}
