package io.slipway.decisiontable;

import io.slipway.acceptance.Acceptance;
import io.slipway.acceptance.AcceptanceFile;
import io.slipway.acceptance.AcceptanceLimits;
import io.slipway.acceptance.CanonicalForm;
import io.slipway.acceptance.Origin;
import io.slipway.config.ConfigException;
import io.slipway.policy.Officers;
import io.slipway.sshsig.SshKeygen;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the acceptances file that a row describes.
 *
 * @param row the row
 * @param keygen with the keys of those who sign
 */
record AcceptanceWords(DecisionRow row, SshKeygen keygen) {
    private static final String OPERATOR = "operator ";
    private static final AcceptanceLimits NONE = new AcceptanceLimits("none", LocalDate.EPOCH, 1_000_000);

    /** The text of the application's file: an entry to a line. */
    String file() throws Exception {
        List<String> entries = new ArrayList<>();
        for (String line : row.lines("acceptances")) {
            if (!line.startsWith(OPERATOR)) {
                entries.add(yaml(fields(line)));
            }
        }
        return entries.stream().map(entry -> entry + "\n").collect(Collectors.joining());
    }

    /** The operator's own. */
    List<Acceptance> operators() throws Exception {
        List<Acceptance> entries = new ArrayList<>();
        for (String line : row.lines("acceptances")) {
            if (line.startsWith(OPERATOR)) {
                entries.add(operators(read(fields(line.substring(OPERATOR.length())))));
            }
        }
        return entries;
    }

    private static Acceptance operators(Acceptance entry) {
        return new Acceptance(
                entry.id(),
                entry.kind(),
                entry.until(),
                entry.justification(),
                entry.reason(),
                entry.approvedBy(),
                entry.packageName(),
                entry.image(),
                Origin.operator("Jenkins"),
                "");
    }

    private Map<String, String> fields(String line) throws Exception {
        String[] first = line.split(", ", 2);
        Settings settings = Settings.of(row.line(), first.length > 1 ? first[1] : "", " ");
        String[] decision = first[0].split(" until ", 2);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", settings.take("id").orElse("CVE-2026-0001"));
        fields.put("decision", decision[0]);
        if (decision.length > 1) {
            fields.put("until", decision[1]);
        }
        if (decision[0].equals("not-affected") && !settings.flag("without justification")) {
            fields.put("justification", "vulnerable_code_not_present");
        }
        fields.put("reason", settings.take("reason").orElse("because"));
        fields.put("approvedBy", settings.take("by").orElse("olga@example.com"));
        settings.take("package").ifPresent(name -> fields.put("package", name));
        settings.take("image").ifPresent(image -> fields.put("image", image));
        settings.take("signature").ifPresent(text -> fields.put("signature", text));
        Optional<String> signer = settings.take("signed by");
        if (signer.isPresent()) {
            fields.put("signature", signature(signer.get(), fields));
        }
        settings.requireEmpty();
        return fields;
    }

    /** Such as {@code olga}, {@code olga as git} (for another purpose) or {@code olga with image shop/*} (an entry that says that). */
    private String signature(String words, Map<String, String> fields) throws Exception {
        String[] other = words.split(" with ", 2);
        String[] signer = other[0].split(" as ", 2);
        Map<String, String> signed = new LinkedHashMap<>(fields);
        if (other.length > 1) {
            String[] field = other[1].split(" ", 2);
            signed.put(field[0].equals("by") ? "approvedBy" : field[0], field[1]);
        }
        String form = new String(CanonicalForm.of(read(signed)), StandardCharsets.UTF_8);
        return keygen.sign(signer[0], signer.length > 1 ? signer[1] : Officers.NAMESPACE, form);
    }

    private static Acceptance read(Map<String, String> fields) throws ConfigException {
        return new AcceptanceFile(NONE).parse("row", yaml(fields)).entries().get(0);
    }

    private static String yaml(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": \""
                        + field.getValue().replace("\"", "\\\"").replace("\n", "\\n") + "\"")
                .collect(Collectors.joining(", ", "- {", "}"));
    }
}
