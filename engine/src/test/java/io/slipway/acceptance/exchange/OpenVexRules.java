package io.slipway.acceptance.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What OpenVEX 0.2.0 asks of a document, in our own words: which fields there are, which must be there, and what may stand in them. No package
 * brings the schema along.
 */
final class OpenVexRules {
    private static final Set<String> STATUSES = Set.of("not_affected", "affected", "fixed", "under_investigation");
    private static final Set<String> JUSTIFICATIONS = Set.of(
            "component_not_present",
            "vulnerable_code_not_present",
            "vulnerable_code_not_in_execute_path",
            "vulnerable_code_cannot_be_controlled_by_adversary",
            "inline_mitigations_already_exist");
    private static final Set<String> DOCUMENT =
            Set.of("@context", "@id", "author", "timestamp", "version", "statements");
    private static final Set<String> STATEMENT = Set.of("vulnerability", "products", "status");
    private static final Set<String> EXPLANATIONS =
            Set.of("status_notes", "justification", "impact_statement", "action_statement");

    private final List<String> problems = new ArrayList<>();

    private OpenVexRules() {}

    /** What is wrong with a document; nothing for a valid one. */
    static List<String> problems(JsonNode document) {
        OpenVexRules rules = new OpenVexRules();
        rules.document(document);
        return rules.problems;
    }

    private void document(JsonNode document) {
        fields("document", document, DOCUMENT, Set.of("role", "last_updated", "tooling"));
        address("@context", document);
        address("@id", document);
        time(document);
        require(document.path("author").isTextual(), "author is no text");
        require(
                document.path("version").isInt() && document.path("version").asInt() > 0,
                "version is no number from 1");
        JsonNode statements = document.path("statements");
        require(statements.isArray() && !statements.isEmpty(), "there is no statement");
        require(different(statements), "a statement stands twice");
        statements.forEach(this::statement);
    }

    private void statement(JsonNode statement) {
        fields("statement", statement, STATEMENT, EXPLANATIONS);
        fields(
                "vulnerability",
                statement.path("vulnerability"),
                Set.of("name"),
                Set.of("@id", "description", "aliases"));
        statement.path("products").forEach(this::product);
        require(different(statement.path("products")), "a product stands twice");
        statement.properties().forEach(field -> {
            if (EXPLANATIONS.contains(field.getKey())) {
                require(field.getValue().isTextual(), field.getKey() + " is no text");
            }
        });
        String status = statement.path("status").asText();
        require(STATUSES.contains(status), "there is no status " + status);
        boolean justified = statement.has("justification");
        require(
                !justified
                        || JUSTIFICATIONS.contains(
                                statement.path("justification").asText()),
                "there is no justification " + statement.path("justification").asText());
        require(
                !status.equals("not_affected") || justified != statement.has("impact_statement"),
                "not_affected has a justification or an impact statement");
        require(!status.equals("affected") || statement.has("action_statement"), "affected has an action statement");
    }

    private void product(JsonNode product) {
        fields("product", product, Set.of("@id"), Set.of("identifiers", "hashes", "subcomponents"));
        address("@id", product);
        product.path("subcomponents").forEach(component -> {
            fields("subcomponent", component, Set.of("@id"), Set.of("identifiers", "hashes"));
            address("@id", component);
        });
    }

    private void fields(String what, JsonNode node, Set<String> required, Set<String> allowed) {
        required.forEach(name -> require(node.has(name), what + " has no " + name));
        node.fieldNames()
                .forEachRemaining(name ->
                        require(required.contains(name) || allowed.contains(name), what + " knows no field " + name));
    }

    private void address(String field, JsonNode node) {
        try {
            require(URI.create(node.path(field).asText()).isAbsolute(), field + " is no address");
        } catch (IllegalArgumentException e) {
            problems.add(field + " is no address: " + e.getMessage());
        }
    }

    private void time(JsonNode node) {
        try {
            OffsetDateTime.parse(node.path("timestamp").asText());
        } catch (DateTimeParseException e) {
            problems.add("timestamp is no time: " + e.getMessage());
        }
    }

    private static boolean different(JsonNode array) {
        Set<JsonNode> seen = new HashSet<>();
        for (JsonNode node : array) {
            if (!seen.add(node)) {
                return false;
            }
        }
        return true;
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
