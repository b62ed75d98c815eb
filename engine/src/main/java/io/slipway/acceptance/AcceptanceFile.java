package io.slipway.acceptance;

import io.slipway.config.ConfigException;
import io.slipway.config.ConfigFile;
import io.slipway.config.ConfigNode;
import io.slipway.config.DidYouMean;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads an acceptances file: a YAML list of entries (or a mapping with that list under {@code acceptances:}). */
public final class AcceptanceFile {
    private final AcceptanceLimits limits;

    /**
     * @param limits how far ahead an entry may last
     */
    public AcceptanceFile(AcceptanceLimits limits) {
        this.limits = limits;
    }

    /**
     * @param name how messages name the file
     * @param text its content
     * @return its entries
     * @throws ConfigException with file and line, if it is not as it must be
     */
    public Acceptances parse(String name, String text) throws ConfigException {
        ConfigNode root = ConfigFile.read(name, text);
        Map<Acceptance, ConfigNode> entries = new LinkedHashMap<>();
        for (ConfigNode node : list(root)) {
            Acceptance entry = entry(node);
            for (Acceptance earlier : entries.keySet()) {
                requireApart(earlier, entry, node);
            }
            entries.put(entry, node);
        }
        return new Acceptances(List.copyOf(entries.keySet()));
    }

    private static List<ConfigNode> list(ConfigNode root) throws ConfigException {
        if (!root.isMapping()) {
            return root.list();
        }
        Optional<ConfigNode> list = root.only("acceptances").get("acceptances");
        return list.isPresent() ? list.get().list() : List.of();
    }

    private Acceptance entry(ConfigNode node) throws ConfigException {
        node.only("id", "decision", "until", "justification", "reason", "approvedBy", "package", "image", "signature");
        Acceptance.Kind kind = node.required("decision").choice(Acceptance.Kind.class);
        Origin origin = Origin.file(node.file() + ":" + node.line());
        Optional<LocalDate> until = until(node, kind);
        Optional<Acceptance.Justification> justification = justification(node, kind);
        return new Acceptance(
                id(node.required("id")),
                kind,
                until,
                justification,
                words(node.required("reason")),
                words(node.required("approvedBy")),
                optional(node, "package"),
                optional(node, "image"),
                origin,
                node.get("signature").isPresent()
                        ? node.required("signature").text().strip()
                        : "");
    }

    private static String id(ConfigNode node) throws ConfigException {
        String id = node.text().strip();
        if (!Acceptance.isId(id)) {
            throw node.error("'" + id + "' is not the id of a vulnerability, such as CVE-2023-45853 or GHSA-…");
        }
        return id;
    }

    private Optional<LocalDate> until(ConfigNode node, Acceptance.Kind kind) throws ConfigException {
        if (node.get("until").isEmpty()) {
            if (kind == Acceptance.Kind.NOT_AFFECTED) {
                return Optional.empty();
            }
            throw node.error("'until:' is missing; only 'not-affected' may do without a date");
        }
        ConfigNode until = node.required("until");
        LocalDate date = until.date();
        Optional<String> problem = limits.problem(date);
        if (problem.isPresent()) {
            throw until.error(problem.get());
        }
        return Optional.of(date);
    }

    private static Optional<Acceptance.Justification> justification(ConfigNode node, Acceptance.Kind kind)
            throws ConfigException {
        Optional<ConfigNode> given = node.get("justification");
        if (kind != Acceptance.Kind.NOT_AFFECTED) {
            if (given.isPresent()) {
                throw given.get().error("belongs to 'decision: not-affected' only");
            }
            return Optional.empty();
        }
        Map<String, Acceptance.Justification> words = Arrays.stream(Acceptance.Justification.values())
                .collect(Collectors.toMap(Acceptance.Justification::word, word -> word));
        if (given.isEmpty()) {
            throw node.error("'justification:' is missing; 'not-affected' needs one of "
                    + String.join(", ", new TreeSet<>(words.keySet())));
        }
        String word = given.get().text().strip().replace('-', '_');
        if (!words.containsKey(word)) {
            throw given.get().error("'" + word + "' is not allowed" + DidYouMean.hint(word, words.keySet()));
        }
        return Optional.of(words.get(word));
    }

    private static String words(ConfigNode node) throws ConfigException {
        String words = OneLine.of(node.text());
        if (words.isEmpty()) {
            throw node.error("is empty; say it in words");
        }
        return words;
    }

    private static String optional(ConfigNode node, String key) throws ConfigException {
        return node.get(key).isPresent() ? words(node.required(key)) : "";
    }

    /** Two entries for the same findings say the same thing twice, or two things at once; both are mistakes. */
    private static void requireApart(Acceptance earlier, Acceptance entry, ConfigNode node) throws ConfigException {
        if (!earlier.id().equalsIgnoreCase(entry.id())
                || !PackageMatch.overlaps(earlier.packageName(), entry.packageName())
                || !overlaps(earlier.image(), entry.image())) {
            return;
        }
        if (earlier.kind() != entry.kind()) {
            throw node.error("%s contradicts the entry at %s, which speaks of the same findings; keep one"
                    .formatted(entry.id(), earlier.origin()));
        }
        if (earlier.packageName().equals(entry.packageName()) && earlier.image().equals(entry.image())) {
            throw node.error("%s stands already at %s; keep one".formatted(entry.id(), earlier.origin()));
        }
    }

    private static boolean overlaps(String one, String other) {
        return one.isEmpty() || other.isEmpty() || Glob.matches(one, other) || Glob.matches(other, one);
    }
}
