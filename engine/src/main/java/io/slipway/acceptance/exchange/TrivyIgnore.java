package io.slipway.acceptance.exchange;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.OneLine;
import io.slipway.config.ConfigException;
import io.slipway.config.ConfigFile;
import io.slipway.config.ConfigNode;
import io.slipway.host.DeliveryException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes Trivy's ignore files ({@code .trivyignore}, {@code .trivyignore.yaml}). What Trivy writes as the day of expiry is the first
 * on which an entry holds no more, in UTC; here {@code until} is the last on which it does.
 */
public final class TrivyIgnore {
    private static final String EXPIRY = "exp:";

    private TrivyIgnore() {}

    /**
     * An ignored vulnerability.
     *
     * @param id the vulnerability
     * @param purl the package that it is limited to; empty for any
     * @param until the last day; empty where the file gives none
     * @param statement why; empty where the file does not say
     * @param place {@code file:line}
     */
    public record Ignored(String id, String purl, Optional<LocalDate> until, String statement, String place) {}

    /**
     * @param name the file's name; YAML is told by its ending
     * @param text its content
     * @return the vulnerabilities that it ignores, in the file's order
     * @throws DeliveryException with file and line, if it is not as it must be, or says what an acceptance cannot
     */
    public static List<Ignored> read(String name, String text) throws DeliveryException {
        return name.endsWith(".yaml") || name.endsWith(".yml") ? yaml(name, text) : plain(name, text);
    }

    private static List<Ignored> plain(String name, String text) throws DeliveryException {
        List<Ignored> ignored = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                ignored.add(ignored(name + ":" + (i + 1), line));
            }
        }
        return ignored;
    }

    private static Ignored ignored(String place, String line) throws DeliveryException {
        String[] words = line.split("\\s+", -1);
        if (!Acceptance.isId(words[0])) {
            throw new DeliveryException(place + ": '" + words[0] + "' is not the id of a vulnerability");
        }
        Optional<LocalDate> until = Optional.empty();
        for (String word : words) {
            if (word.startsWith(EXPIRY)) {
                until = Optional.of(day(place, word.substring(EXPIRY.length())));
            }
        }
        return new Ignored(words[0], "", until, "", place);
    }

    private static LocalDate day(String place, String text) throws DeliveryException {
        try {
            return LocalDate.parse(text).minusDays(1);
        } catch (DateTimeException e) {
            throw new DeliveryException(place + ": '" + text + "' is not a date; write it as exp:YYYY-MM-DD", e);
        }
    }

    private static List<Ignored> yaml(String name, String text) throws ConfigException {
        ConfigNode root =
                ConfigFile.read(name, text).only("vulnerabilities", "misconfigurations", "secrets", "licenses");
        List<Ignored> ignored = new ArrayList<>();
        if (root.get("vulnerabilities").isPresent()) {
            for (ConfigNode node : root.required("vulnerabilities").list()) {
                ignored.addAll(entries(node));
            }
        }
        return ignored;
    }

    private static List<Ignored> entries(ConfigNode node) throws ConfigException {
        node.only("id", "paths", "purls", "statement", "expired_at");
        if (node.get("paths").isPresent()) {
            throw node.required("paths")
                    .error(
                            "an acceptance cannot be limited to paths, and without them it would accept more; limit it by 'purls'");
        }
        ConfigNode id = node.required("id");
        if (!Acceptance.isId(id.text())) {
            throw id.error("'" + id.text() + "' is not the id of a vulnerability");
        }
        List<String> purls =
                node.get("purls").isPresent() ? node.required("purls").texts() : List.of("");
        Optional<LocalDate> until = Optional.empty();
        if (node.get("expired_at").isPresent()) {
            until = Optional.of(node.required("expired_at").date().minusDays(1));
        }
        String statement = node.get("statement").isPresent()
                ? OneLine.of(node.required("statement").text())
                : "";
        String place = node.file() + ":" + node.line();
        List<Ignored> ignored = new ArrayList<>();
        for (String purl : purls) {
            ignored.add(new Ignored(id.text(), purl, until, statement, place));
        }
        return ignored;
    }

    /**
     * @param request what to say
     * @return a {@code .trivyignore.yaml}; what rejects, and entries of a package by its name, which Trivy does not know, are left out
     */
    public static Export write(ExportRequest request) {
        List<String> leftOut = new ArrayList<>(request.expired());
        StringBuilder text = new StringBuilder("vulnerabilities:");
        boolean none = true;
        for (Acceptance entry : request.entries()) {
            Optional<String> fault = fault(entry);
            fault.ifPresent(why -> leftOut.add(ExportRequest.note(entry, why)));
            if (fault.isEmpty()) {
                none = false;
                entry(text, entry);
            }
        }
        return new Export(text.append(none ? " []" : "").toString(), leftOut);
    }

    private static Optional<String> fault(Acceptance entry) {
        if (entry.kind() == Acceptance.Kind.REJECT) {
            return Optional.of("it rejects, and Trivy's file can only ignore");
        }
        return entry.packageName().isEmpty() || entry.packageName().startsWith("pkg:")
                ? Optional.empty()
                : Optional.of("Trivy's file knows packages by their package URL only; write 'package: pkg:…'");
    }

    private static void entry(StringBuilder text, Acceptance entry) {
        text.append("\n  - id: ").append(json(entry.id()));
        if (!entry.packageName().isEmpty()) {
            text.append("\n    purls: [").append(json(entry.packageName())).append(']');
        }
        entry.until().ifPresent(day -> text.append("\n    expired_at: ").append(day.plusDays(1)));
        text.append("\n    statement: ").append(json(entry.reason() + " (" + entry.approvedBy() + ")"));
    }

    /** A JSON string, which is a YAML scalar too. */
    private static String json(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }
}
