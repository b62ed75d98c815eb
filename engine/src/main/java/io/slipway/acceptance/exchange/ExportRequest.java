package io.slipway.acceptance.exchange;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.Acceptances;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What to say in another format.
 *
 * @param acceptances the entries
 * @param image the repository of which to speak, {@code host/path} or {@code path}, without a tag
 * @param author who says it
 * @param now when; what has expired then is left out
 */
public record ExportRequest(Acceptances acceptances, String image, String author, Instant now) {
    /** The entries for the image that have not expired, in their order. */
    List<Acceptance> entries() {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return forImage().stream().filter(entry -> !entry.expired(today)).toList();
    }

    /** A note on each entry for the image that has expired. */
    List<String> expired() {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return forImage().stream()
                .filter(entry -> entry.expired(today))
                .map(entry -> note(entry, "it expired after " + entry.until().orElseThrow()))
                .toList();
    }

    private List<Acceptance> forImage() {
        String path = image.contains("/") ? image.substring(image.indexOf('/') + 1) : image;
        return acceptances.forImage(List.of(image, path)).entries();
    }

    static String note(Acceptance entry, String why) {
        return "%s (%s) is left out: %s".formatted(entry.id(), entry.origin(), why);
    }

    /** The image as a package URL of the type {@code oci} (purl-spec), without a version. */
    String imagePurl() {
        String name = image.substring(image.lastIndexOf('/') + 1);
        return "pkg:oci/%s?repository_url=%s".formatted(name, URLEncoder.encode(image, StandardCharsets.UTF_8));
    }
}
