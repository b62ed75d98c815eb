package io.slipway.acceptance.ledger;

import io.slipway.acceptance.Acceptance;
import io.slipway.config.ConfigText;
import io.slipway.config.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes acceptances as the file that {@code scanImage} reads from a repository. */
public final class AcceptanceYaml {
    private AcceptanceYaml() {}

    /**
     * @param acceptances any
     * @return a file of them
     */
    public static String of(List<Acceptance> acceptances) {
        return ConfigText.of(acceptances.stream().map(AcceptanceYaml::entry).toList());
    }

    private static Map<String, String> entry(Acceptance acceptance) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("id", acceptance.id());
        entry.put("decision", Words.of(acceptance.kind()));
        acceptance.until().ifPresent(until -> entry.put("until", until.toString()));
        acceptance
                .justification()
                .ifPresent(word -> entry.put("justification", word.name().toLowerCase(Locale.ROOT)));
        entry.put("reason", acceptance.reason());
        entry.put("approvedBy", acceptance.approvedBy());
        put(entry, "package", acceptance.packageName());
        put(entry, "image", acceptance.image());
        return entry;
    }

    private static void put(Map<String, String> entry, String key, String value) {
        if (!value.isEmpty()) {
            entry.put(key, value);
        }
    }
}
