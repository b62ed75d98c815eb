package io.slipway.scan.clair;

import io.slipway.host.DeliveryException;
import io.slipway.scan.adapter.JsonCursor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * When each of Clair's updaters last brought something new.
 *
 * @param dates by the updater's name, such as {@code debian/updater} or {@code alpine-main-v3.20-updater}
 */
record UpdateOperations(Map<String, Instant> dates) {
    private static final String LANGUAGES = "osv";
    private static final Map<String, String> OTHER_NAMES = Map.of("redhat", "rhel", "amazon", "aws");

    static UpdateOperations parse(byte[] answer) throws DeliveryException, IOException {
        Map<String, Instant> dates = new HashMap<>();
        JsonCursor.document(
                "Clair's list of updates",
                "a list of update operations",
                new ByteArrayInputStream(answer),
                json -> updater -> json.array(() -> json.object(field -> {
                    if (field.equals("date")) {
                        dates.merge(updater, date(json), (one, other) -> one.isAfter(other) ? one : other);
                    }
                })));
        if (dates.isEmpty()) {
            throw new DeliveryException(
                    "Clair's database is empty: none of its updaters has brought anything; let them run, or correct Clair's configuration");
        }
        return new UpdateOperations(dates);
    }

    private static Instant date(JsonCursor json) throws DeliveryException, IOException {
        try {
            return OffsetDateTime.parse(json.text()).toInstant();
        } catch (DateTimeException e) {
            throw json.wrong("its date is none");
        }
    }

    /**
     * The date of what Clair knows of these kinds of packages: the oldest of the dates of their updaters.
     *
     * @param types operating systems' families, and kinds of packages of languages
     * @param languages those of languages
     */
    Instant date(Collection<String> types, Collection<String> languages) {
        return types.stream()
                .map(type -> latest(languages.contains(type) ? LANGUAGES : OTHER_NAMES.getOrDefault(type, type)))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> latest("").orElseThrow());
    }

    private Optional<Instant> latest(String prefix) {
        return dates.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }
}
