package io.slipway.host;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replaces secrets in text, whichever way a tool prints them: as they are, line by line, URL-encoded, JSON- or shell-quoted, or
 * in Base64 (also in the middle of a longer Base64 text, where a secret looks different at each of three alignments).
 */
public final class Masker {
    /** What stands in the place of a secret. */
    public static final String MASK = "****";

    private static final int SHORTEST_MASKED = 3;

    private final Pattern forms;

    private Masker(Pattern forms) {
        this.forms = forms;
    }

    /**
     * @param secrets what to hide; secrets of fewer than three characters are left alone, as they would blank out ordinary text
     * @return a masker of these secrets, immutable
     */
    public static Masker of(Collection<Secret> secrets) {
        Set<String> forms = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        secrets.stream()
                .flatMap(secret -> forms(secret.reveal()))
                .filter(form -> form.length() >= SHORTEST_MASKED)
                .forEach(forms::add);
        return new Masker(
                forms.isEmpty()
                        ? null
                        : Pattern.compile(forms.stream().map(Pattern::quote).collect(Collectors.joining("|"))));
    }

    /**
     * @param text any text, best a whole line, so that no secret is cut in two
     * @return the text with each secret replaced by {@link #MASK}
     */
    public String mask(String text) {
        return forms == null ? text : forms.matcher(text).replaceAll(MASK);
    }

    private static Stream<String> forms(String value) {
        Stream<String> lines = Stream.concat(
                Stream.of(value), Arrays.stream(value.split("\\R")).map(String::strip));
        return lines.distinct().flatMap(Masker::encodings);
    }

    private static Stream<String> encodings(String value) {
        String url = URLEncoder.encode(value, StandardCharsets.UTF_8);
        return Stream.concat(
                Stream.of(
                        value,
                        url,
                        url.replace("+", "%20"),
                        jsonQuoted(value),
                        value.replace("'", "'\\''"),
                        value.replace("'", "'\"'\"'")),
                base64(value));
    }

    private static String jsonQuoted(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static Stream<String> base64(String value) {
        return Stream.of(0, 1, 2).flatMap(shift -> {
            byte[] bytes = (" ".repeat(shift) + value).getBytes(StandardCharsets.UTF_8);
            return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                    .map(encoder -> stable(encoder.encodeToString(bytes), shift, bytes.length));
        });
    }

    /** The characters that depend on the secret alone, not on what stands before or behind it. */
    private static String stable(String encoded, int shift, int length) {
        int from = shift == 0 ? 0 : shift + 1;
        int to = length * 8 / 6;
        return to > from ? encoded.substring(from, Math.min(to, encoded.length())) : "";
    }
}
