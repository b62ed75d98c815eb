package io.slipway.acceptance.exchange;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.acceptance.Acceptance;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Writes a CycloneDX 1.6 document whose vulnerabilities carry an analysis (VEX). {@code not-affected} is {@code not_affected} with its
 * justification; every other decision is {@code exploitable}, with {@code will_not_fix} for {@code pass-through} and {@code update} otherwise.
 */
public final class CycloneDxVex {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CycloneDxVex() {}

    /**
     * @param request what to say
     * @return the document
     */
    public static Export write(ExportRequest request) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("bomFormat", "CycloneDX");
        root.put("specVersion", "1.6");
        root.put("version", 1);
        ObjectNode metadata = root.putObject("metadata");
        metadata.put("timestamp", request.now().truncatedTo(ChronoUnit.SECONDS).toString());
        metadata.putArray("authors").addObject().put("name", request.author());
        component(metadata.putObject("component"), "container", request.image(), request.imagePurl());
        components(root, request);
        var vulnerabilities = root.putArray("vulnerabilities");
        request.entries().forEach(entry -> vulnerability(vulnerabilities.addObject(), entry, request));
        return new Export(root.toPrettyString(), request.expired());
    }

    private static void components(ObjectNode root, ExportRequest request) {
        List<String> packages = request.entries().stream()
                .map(Acceptance::packageName)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (!packages.isEmpty()) {
            var components = root.putArray("components");
            packages.forEach(name -> component(components.addObject(), "library", bare(name), name));
        }
    }

    private static void component(ObjectNode node, String type, String name, String reference) {
        node.put("type", type);
        node.put("bom-ref", reference);
        node.put("name", name);
        if (reference.startsWith("pkg:")) {
            node.put("purl", reference);
        }
    }

    /** The name in a package URL. */
    private static String bare(String name) {
        String plain = name.replaceFirst("[?#].*", "");
        int at = plain.lastIndexOf('@');
        String unversioned = name.startsWith("pkg:") && at > plain.lastIndexOf('/') ? plain.substring(0, at) : plain;
        return name.startsWith("pkg:") ? unversioned.substring(unversioned.lastIndexOf('/') + 1) : name;
    }

    private static void vulnerability(ObjectNode node, Acceptance entry, ExportRequest request) {
        node.put("id", entry.id());
        ObjectNode analysis = node.putObject("analysis");
        boolean affects = entry.kind() != Acceptance.Kind.NOT_AFFECTED;
        analysis.put("state", affects ? "exploitable" : "not_affected");
        entry.justification().ifPresent(word -> analysis.put("justification", word.cycloneDx()));
        if (affects) {
            analysis.putArray("response").add(entry.kind() == Acceptance.Kind.PASS_THROUGH ? "will_not_fix" : "update");
        }
        analysis.put("detail", detail(entry));
        String reference = entry.packageName().isEmpty() ? request.imagePurl() : entry.packageName();
        node.putArray("affects").addObject().put("ref", reference);
    }

    private static String detail(Acceptance entry) {
        String until =
                entry.until().map(LocalDate::toString).map(" until "::concat).orElse("");
        return "%s%s by %s: %s"
                .formatted(io.slipway.config.Words.of(entry.kind()), until, entry.approvedBy(), entry.reason());
    }
}
