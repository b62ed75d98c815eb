package io.slipway.host;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP answer.
 *
 * @param status the status code
 * @param headers by lower-case name; of a repeated one the last
 * @param body at most 16 MiB: what is longer is an error of the exchange
 * @param sent what of a {@link HttpBody.Slice} was sent
 * @param saved what was written to the file that the request named; then the body here is empty
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record HttpResponse(
        int status, Map<String, String> headers, byte[] body, Optional<HttpBody.Sent> sent, Optional<Saved> saved) {
    /**
     * What was written to a file.
     *
     * @param digest {@code sha256:…} of the bytes
     * @param bytes how many they are
     */
    public record Saved(String digest, long bytes) {}

    /**
     * @param name a header's name, in any case
     * @return its value
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * @return the body as UTF-8
     */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * @return whether the status is 2xx
     */
    public boolean success() {
        return status / 100 == 2;
    }
}
