package io.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.acceptance.Acceptances;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision on secrets and misconfigurations as a table, as in {@link FindingDecisionTest}. The rule is {@link Rows#ID}, the file a.txt. */
class FileDecisionTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what                                       | kind             | severity | rules                       | acceptances                           | decision | explanation
            a secret blocks                              | SECRET           | CRITICAL | -                           | -                                     | BLOCK    | a credential in the checkout; the policy says secrets: block
            a secret of low severity blocks              | SECRET           | LOW      | -                           | -                                     | BLOCK    | secrets: block
            a secret of unknown severity blocks          | SECRET           | UNKNOWN  | -                           | -                                     | BLOCK    | secrets: block
            a threshold does not touch secrets           | SECRET           | LOW      | threshold=10                | -                                     | BLOCK    | secrets: block
            the rule for misconfigurations neither       | SECRET           | LOW      | misconfigurations=none      | -                                     | BLOCK    | secrets: block
            a secret is shown where the policy warns     | SECRET           | CRITICAL | secrets=warn                | -                                     | BELOW    | secrets: warn
            unscored: block is no rule for secrets       | SECRET           | CRITICAL | secrets=warn unscored=block | -                                     | BELOW    | secrets: warn
            ignoreUnfixed is no rule for secrets         | SECRET           | CRITICAL | ignoreUnfixed               | -                                     | BLOCK    | secrets: block
            a secret is accepted until today             | SECRET           | CRITICAL | -                           | fix 2026-06-15 package=a.txt          | ACCEPTED | accepted by alice
            a secret was accepted until yesterday        | SECRET           | CRITICAL | -                           | fix 2026-06-14 package=a.txt          | EXPIRED  | expired after 2026-06-14
            a secret is accepted in every file           | SECRET           | CRITICAL | -                           | fix 2026-07-01                        | ACCEPTED | accepted by alice
            a secret in another file is not accepted     | SECRET           | CRITICAL | -                           | fix 2026-07-01 package=b.txt          | BLOCK    | secrets: block
            a secret of another rule is not accepted     | SECRET           | CRITICAL | -                           | fix 2026-07-01 id=aws-key             | BLOCK    | secrets: block
            a secret is rejected where the policy warns  | SECRET           | CRITICAL | secrets=warn                | reject 2026-07-01                     | REJECTED | rejected by alice
            critical blocks by default                   | MISCONFIGURATION | CRITICAL | -                           | -                                     | BLOCK    | severity CRITICAL in the checkout; the policy says misconfigurations: critical
            high passes by default                       | MISCONFIGURATION | HIGH     | -                           | -                                     | BELOW    | misconfigurations: critical
            unknown counts as the worst                  | MISCONFIGURATION | UNKNOWN  | -                           | -                                     | BLOCK    | severity UNKNOWN
            high blocks from high on                     | MISCONFIGURATION | HIGH     | misconfigurations=high      | -                                     | BLOCK    | misconfigurations: high
            critical blocks from high on                 | MISCONFIGURATION | CRITICAL | misconfigurations=high      | -                                     | BLOCK    | misconfigurations: high
            medium passes from high on                   | MISCONFIGURATION | MEDIUM   | misconfigurations=high      | -                                     | BELOW    | misconfigurations: high
            medium blocks from medium on                 | MISCONFIGURATION | MEDIUM   | misconfigurations=medium    | -                                     | BLOCK    | misconfigurations: medium
            low passes from medium on                    | MISCONFIGURATION | LOW      | misconfigurations=medium    | -                                     | BELOW    | misconfigurations: medium
            low blocks from low on                       | MISCONFIGURATION | LOW      | misconfigurations=low       | -                                     | BLOCK    | misconfigurations: low
            none lets all pass                           | MISCONFIGURATION | CRITICAL | misconfigurations=none      | -                                     | BELOW    | misconfigurations: none
            none lets the unknown pass too               | MISCONFIGURATION | UNKNOWN  | misconfigurations=none      | -                                     | BELOW    | misconfigurations: none
            ignoreUnfixed is no rule for these either    | MISCONFIGURATION | CRITICAL | ignoreUnfixed               | -                                     | BLOCK    | severity CRITICAL
            secrets: warn is no rule for these           | MISCONFIGURATION | CRITICAL | secrets=warn                | -                                     | BLOCK    | severity CRITICAL
            a misconfiguration is accepted               | MISCONFIGURATION | CRITICAL | -                           | pass-through 2026-06-16 package=a.txt | ACCEPTED | accepted by alice
            a misconfiguration is rejected below         | MISCONFIGURATION | LOW      | -                           | reject 2026-06-16                     | REJECTED | rejected by alice
            """)
    void decides(
            String what,
            Finding.Kind kind,
            Severity severity,
            String rules,
            String acceptances,
            Decision decision,
            String explanation) {
        Finding finding = Finding.inFile(kind, Rows.ID, "a.txt", "line 1", "checkout", severity, "title", "");
        Judgement judgement = new FindingDecision(
                        Rows.rules(rules), new Acceptances(Rows.acceptances(acceptances)), FindingDecisionTest.TODAY)
                .judge(finding);
        assertThat(judgement.decision()).isEqualTo(decision);
        assertThat(judgement.explanation()).contains(explanation).doesNotContain("\n");
        assertThat(judgement.decisive()).isEmpty();
    }

    @Test
    void theConsoleNamesRuleFileAndLineAndNeutralisesWhatAStrangerWrote() throws Exception {
        Finding secret = Finding.inFile(
                Finding.Kind.SECRET,
                "github-pat",
                "a\u001b[31m\n.py",
                "line 7",
                "checkout",
                Severity.CRITICAL,
                "A \u202etoken",
                "");
        Inspection image = new Inspection(
                "demo/api:1",
                List.of(),
                "sha256:" + "0".repeat(64),
                List.of(secret),
                new Coverage(
                        Optional.empty(),
                        List.of(new Platform("npm", 1, Platform.Canary.FOUND, "CVE-1"), Platform.files("github-pat")),
                        Optional.empty()),
                List.of());
        VerdictText text =
                new VerdictText(new Gate("policy.yaml", Rows.rules("-"), Instant.EPOCH).judge(image, Acceptances.NONE));
        assertThat(text.refusal())
                .contains("github-pat in a\uFFFD[31m\uFFFD.py line 7 (secret in the checkout, CRITICAL)");
        assertThat(String.join("|", text.details()))
                .contains(
                        "github-pat",
                        "line 7",
                        "A \uFFFDtoken",
                        "proved by canaries for npm, secrets and misconfigurations")
                .doesNotContain("\u001b", "\n", "\u202e");
    }
}
