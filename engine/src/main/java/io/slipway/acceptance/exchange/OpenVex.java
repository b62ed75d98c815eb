package io.slipway.acceptance.exchange;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.acceptance.Acceptance;
import io.slipway.digest.Sha256;
import io.slipway.host.DeliveryException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes OpenVEX 0.2.0. {@code not-affected} is {@code not_affected} with its justification; every other decision is {@code affected}, with what
 * was decided as its action statement.
 */
public final class OpenVex {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private OpenVex() {}

    /**
     * @param request what to say
     * @return the document; entries of a package by its name are left out, because OpenVEX knows packages by their package URL only
     * @throws DeliveryException if there is nothing to say, because an OpenVEX document has at least one statement
     */
    public static Export write(ExportRequest request) throws DeliveryException {
        List<String> leftOut = new ArrayList<>(request.expired());
        Instant time = request.now().truncatedTo(ChronoUnit.SECONDS);
        ObjectNode root = MAPPER.createObjectNode();
        root.put("@context", "https://openvex.dev/ns/v0.2.0");
        root.put("@id", "");
        root.put("author", request.author());
        root.put("timestamp", time.toString());
        root.put("version", 1);
        var statements = root.putArray("statements");
        for (Acceptance entry : request.entries()) {
            Optional<String> unsayable = unsayable(entry.packageName());
            if (unsayable.isPresent()) {
                leftOut.add(ExportRequest.note(entry, unsayable.get()));
            } else {
                statement(statements.addObject(), entry, request);
            }
        }
        if (statements.isEmpty()) {
            throw new DeliveryException(
                    "no acceptance can be said of %s in OpenVEX, which wants at least one statement%s"
                            .formatted(request.image(), leftOut.isEmpty() ? "" : ": " + String.join("; ", leftOut)));
        }
        root.put(
                "@id",
                "https://openvex.dev/docs/public/vex-"
                        + Sha256.of(root.toString()).substring("sha256:".length()));
        return new Export(root.toPrettyString(), leftOut);
    }

    private static Optional<String> unsayable(String packageName) {
        if (packageName.isEmpty()) {
            return Optional.empty();
        }
        if (!packageName.startsWith("pkg:")) {
            return Optional.of("OpenVEX knows packages by their package URL only; write 'package: pkg:…'");
        }
        try {
            new URI(packageName);
            return Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of("'%s' is no package URL: %s".formatted(packageName, e.getReason()));
        }
    }

    private static void statement(ObjectNode node, Acceptance entry, ExportRequest request) {
        node.putObject("vulnerability").put("name", entry.id());
        ObjectNode product = node.putArray("products").addObject();
        product.put("@id", request.imagePurl());
        if (!entry.packageName().isEmpty()) {
            product.putArray("subcomponents").addObject().put("@id", entry.packageName());
        }
        if (entry.kind() == Acceptance.Kind.NOT_AFFECTED) {
            node.put("status", "not_affected");
            node.put("justification", entry.justification().orElseThrow().openVex());
            // The schema takes a justification or an impact statement, not both.
            node.put("status_notes", entry.reason());
        } else {
            node.put("status", "affected");
            node.put("action_statement", action(entry));
        }
    }

    private static String action(Acceptance entry) {
        LocalDate until = entry.until().orElseThrow();
        String decision =
                switch (entry.kind()) {
                    case FIX -> "To be fixed until " + until;
                    case REJECT -> "Rejected: not to be delivered";
                    default -> "The risk is accepted until " + until;
                };
        return "%s, decided by %s: %s".formatted(decision, entry.approvedBy(), entry.reason());
    }
}
