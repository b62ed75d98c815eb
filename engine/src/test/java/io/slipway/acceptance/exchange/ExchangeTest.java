package io.slipway.acceptance.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.CycloneDxSchema;
import io.slipway.acceptance.AcceptanceFile;
import io.slipway.acceptance.AcceptanceLimits;
import io.slipway.host.DeliveryException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CycloneDX is held to its official schema, OpenVEX to {@link OpenVexRules}. What Trivy makes of them, {@code ExportedAcceptancesTest} shows. */
class ExchangeTest {
    private static final String FILE = """
            - {id: CVE-1-1, decision: pass-through, until: 2026-07-01, reason: 'low "risk"', approvedBy: olga, package: 'pkg:deb/debian/zlib1g@1.2?arch=amd64'}
            - {id: CVE-1-2, decision: not-affected, justification: vulnerable_code_not_present, reason: not built, approvedBy: olga}
            - {id: CVE-1-3, decision: reject, until: 2026-07-01, reason: too bad, approvedBy: olga}
            - {id: CVE-1-4, decision: fix, until: 2026-06-14, reason: was due, approvedBy: olga}
            - {id: CVE-1-5, decision: fix, until: 2026-06-15, reason: is due, approvedBy: olga, package: openssl}
            - {id: CVE-1-6, decision: fix, until: 2026-07-01, reason: elsewhere, approvedBy: olga, image: payroll/*}
            - {id: CVE-1-7, decision: not-affected, justification: protected_by_compiler, reason: hardened, approvedBy: olga, image: shop/*}
            """;

    @Test
    void writesOpenVex() throws Exception {
        Export export = OpenVex.write(request());
        JsonNode root = new ObjectMapper().readTree(export.text());
        assertThat(OpenVexRules.problems(root)).isEmpty();
        assertThat(root.path("@context").asText()).isEqualTo("https://openvex.dev/ns/v0.2.0");
        assertThat(root.path("@id").asText()).startsWith("https://");
        assertThat(root.path("author").asText()).isEqualTo("olga@example.com");
        assertThat(root.path("timestamp").asText()).isEqualTo("2026-06-15T12:00:00Z");
        assertThat(root.path("version").asInt()).isEqualTo(1);
        assertThat(root.path("statements").findValuesAsText("name"))
                .containsExactly("CVE-1-1", "CVE-1-2", "CVE-1-3", "CVE-1-7");
        JsonNode first = root.path("statements").get(0);
        assertThat(first.path("status").asText()).isEqualTo("affected");
        assertThat(first.path("action_statement").asText())
                .isEqualTo("The risk is accepted until 2026-07-01, decided by olga: low \"risk\"");
        assertThat(first.at("/products/0/@id").asText())
                .isEqualTo("pkg:oci/api?repository_url=r.example.com%2Fshop%2Fapi");
        assertThat(first.at("/products/0/subcomponents/0/@id").asText())
                .isEqualTo("pkg:deb/debian/zlib1g@1.2?arch=amd64");
        JsonNode second = root.path("statements").get(1);
        assertThat(second.path("status").asText()).isEqualTo("not_affected");
        assertThat(second.path("justification").asText()).isEqualTo("vulnerable_code_not_present");
        assertThat(second.has("impact_statement")).as("beside a justification").isFalse();
        assertThat(root.path("statements").get(3).path("justification").asText())
                .isEqualTo("inline_mitigations_already_exist");
        assertThat(export.leftOut())
                .hasSize(2)
                .anyMatch(note -> note.startsWith("CVE-1-4 (a.yaml:4) is left out: it expired after 2026-06-14"))
                .anyMatch(note -> note.startsWith("CVE-1-5 (a.yaml:5) is left out: OpenVEX knows packages by"));
    }

    /** Rules that find nothing wrong may be rules that do not look. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                              | author         |                | document has no author
            /                              | mood           | good           | document knows no field mood
            /                              | @id            | vex-1          | @id is no address
            /                              | timestamp      | today          | timestamp is no time
            /                              | statements     |                | there is no statement
            /statements/0                  | status         | accepted       | there is no status accepted
            /statements/0                  | action_statement |              | affected has an action statement
            /statements/1                  | justification  |                | not_affected has a justification or an impact statement
            /statements/1                  | impact_statement | none         | not_affected has a justification or an impact statement
            /statements/1                  | justification  | not_built      | there is no justification not_built
            /statements/0/products/0       | @id            | a b            | @id is no address
            /statements/0/products/0/subcomponents/0 | name | zlib1g         | subcomponent knows no field name
            """)
    void hasRulesForOpenVex(String place, String field, String value, String problem) throws Exception {
        JsonNode root = new ObjectMapper().readTree(OpenVex.write(request()).text());
        ObjectNode node = (ObjectNode) (place.equals("/") ? root : root.at(place));
        if (value == null) {
            node.remove(field);
        } else {
            node.put(field, value);
        }
        assertThat(OpenVexRules.problems(root)).anyMatch(each -> each.startsWith(problem));
    }

    @Test
    void leavesOutAPackageUrlThatIsNoAddress() throws Exception {
        ExportRequest request = new ExportRequest(
                new AcceptanceFile(new AcceptanceLimits("policy.yaml", LocalDate.of(2026, 6, 15), 90))
                        .parse("a.yaml", FILE.replace("zlib1g@1.2?arch=amd64", "zlib 1g")),
                "r.example.com/shop/api",
                "olga@example.com",
                Instant.parse("2026-06-15T12:00:00Z"));
        Export export = OpenVex.write(request);

        assertThat(OpenVexRules.problems(new ObjectMapper().readTree(export.text())))
                .isEmpty();
        assertThat(export.leftOut())
                .anyMatch(note ->
                        note.startsWith("CVE-1-1 (a.yaml:1) is left out: 'pkg:deb/debian/zlib 1g' is no package URL"));
    }

    @Test
    void saysNothingInOpenVexWithoutAStatement() throws Exception {
        ExportRequest nothing = new ExportRequest(
                io.slipway.acceptance.Acceptances.NONE, "shop/api", "olga@example.com", Instant.EPOCH);
        assertThatThrownBy(() -> OpenVex.write(nothing))
                .isInstanceOf(DeliveryException.class)
                .hasMessage("no acceptance can be said of shop/api in OpenVEX, which wants at least one statement");
    }

    @Test
    void writesCycloneDx() throws Exception {
        JsonNode root =
                new ObjectMapper().readTree(CycloneDxVex.write(request()).text());
        CycloneDxSchema.requireValid(root);
        assertThat(root.path("specVersion").asText()).isEqualTo("1.6");
        assertThat(root.at("/metadata/component/type").asText()).isEqualTo("container");
        assertThat(root.path("components").findValuesAsText("name")).containsExactly("zlib1g", "openssl");
        JsonNode all = root.path("vulnerabilities");
        assertThat(all.findValuesAsText("id")).containsExactly("CVE-1-1", "CVE-1-2", "CVE-1-3", "CVE-1-5", "CVE-1-7");
        assertThat(all.findValuesAsText("state"))
                .containsExactly("exploitable", "not_affected", "exploitable", "exploitable", "not_affected");
        assertThat(all.findValuesAsText("justification")).containsExactly("code_not_present", "protected_by_compiler");
        assertThat(all.get(0).at("/analysis/response/0").asText()).isEqualTo("will_not_fix");
        List<String> references = root.findValuesAsText("bom-ref");
        assertThat(references).doesNotHaveDuplicates().containsAll(all.findValuesAsText("ref"));
    }

    @Test
    void writesWhatTrivyIgnores() throws Exception {
        Export export = TrivyIgnore.write(request());
        assertThat(export.text()).isEqualTo("""
                vulnerabilities:
                  - id: "CVE-1-1"
                    purls: ["pkg:deb/debian/zlib1g@1.2?arch=amd64"]
                    expired_at: 2026-07-02
                    statement: "low \\"risk\\" (olga)"
                  - id: "CVE-1-2"
                    statement: "not built (olga)"
                  - id: "CVE-1-7"
                    statement: "hardened (olga)\"""");
        assertThat(export.leftOut()).hasSize(3);
        assertThat(TrivyIgnore.read("x.yaml", export.text()))
                .extracting(TrivyIgnore.Ignored::id, TrivyIgnore.Ignored::until)
                .contains(org.assertj.core.groups.Tuple.tuple("CVE-1-1", Optional.of(LocalDate.of(2026, 7, 1))));
    }

    @Test
    void readsTrivysPlainFile() throws Exception {
        assertThat(TrivyIgnore.read(".trivyignore", """
                # accepted
                CVE-2018-14618

                CVE-2019-1543 exp:2026-07-01
                """))
                .containsExactly(
                        new TrivyIgnore.Ignored("CVE-2018-14618", "", Optional.empty(), "", ".trivyignore:2"),
                        new TrivyIgnore.Ignored(
                                "CVE-2019-1543", "", Optional.of(LocalDate.of(2026, 6, 30)), "", ".trivyignore:4"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x.yaml | vulnerabilities: [{id: CVE-1-1, paths: [a]}]           | x.yaml:1: paths: an acceptance cannot be limited to paths
            x.yaml | vulnerabilities: [{id: CVE-1-1, expired_at: soon}]     | 'soon' is not a date
            x.yaml | vulnerabilities: [{purls: [a]}]                        | 'id:' is missing
            x.yaml | ignore: []                                             | there is no such setting
            x.yaml | vulnerabilities: [{id: !!java.net.URL x}]              | tag
            x      | CVE-1-1 exp:soon                                       | x:1: 'soon' is not a date
            x      | $(rm -rf)                                              | x:1: '$(rm' is not the id of a vulnerability
            """)
    void refusesWhatItCannotTakeOver(String name, String text, String reason) {
        assertThatThrownBy(() -> TrivyIgnore.read(name, text))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(reason);
    }

    private static ExportRequest request() throws Exception {
        AcceptanceLimits limits = new AcceptanceLimits("policy.yaml", LocalDate.of(2026, 6, 15), 90);
        return new ExportRequest(
                new AcceptanceFile(limits).parse("a.yaml", FILE),
                "r.example.com/shop/api",
                "olga@example.com",
                Instant.parse("2026-06-15T12:00:00.5Z"));
    }
}
