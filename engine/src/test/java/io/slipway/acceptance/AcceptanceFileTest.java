package io.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.config.ConfigException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Today is 2026-06-15, and the policy allows ninety days. Duplicates and contradictions stand in {@code docs/decision-table.md}. */
class AcceptanceFileTest {
    private static final String FULL = """
            # decided by the security officer
            - id: CVE-2023-45853
              decision: not-affected
              justification: vulnerable_code_not_present
              reason: Debian does not build
                MiniZip
              approvedBy: alice
              package: zlib1g
            - id: GHSA-8q59-q68h-6hv4
              decision: fix
              until: 2026-09-13
              reason: waits for the release
              approvedBy: bob
              image: demo/*
            """;

    @Test
    void readsEveryField() throws ConfigException {
        assertThat(parse(FULL).entries())
                .containsExactly(
                        new Acceptance(
                                "CVE-2023-45853",
                                Acceptance.Kind.NOT_AFFECTED,
                                Optional.empty(),
                                Optional.of(Acceptance.Justification.VULNERABLE_CODE_NOT_PRESENT),
                                "Debian does not build MiniZip",
                                "alice",
                                "zlib1g",
                                "",
                                Origin.file("security/acceptances.yaml:2"),
                                ""),
                        new Acceptance(
                                "GHSA-8q59-q68h-6hv4",
                                Acceptance.Kind.FIX,
                                Optional.of(LocalDate.of(2026, 9, 13)),
                                Optional.empty(),
                                "waits for the release",
                                "bob",
                                "",
                                "demo/*",
                                Origin.file("security/acceptances.yaml:9"),
                                ""));
    }

    @Test
    void readsTheSameListUnderItsName() throws ConfigException {
        assertThat(parse("acceptances:\n" + FULL.indent(2)).entries()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"''", "[]", "'# nothing'", "acceptances:", "'acceptances: []'"})
    void mayBeEmpty(String text) throws ConfigException {
        assertThat(parse(text).entries()).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            - {id: CVE-2026-1, decision: fix, reason: r, approvedBy: a}                                   | :1: 'until:' is missing
            - {decision: fix, until: 2026-07-01, reason: r, approvedBy: a}                                | :1: 'id:' is missing
            - {id: CVE-2026-1, until: 2026-07-01, reason: r, approvedBy: a}                               | :1: 'decision:' is missing
            - {id: CVE-2026-1, decision: fix, until: 2026-07-01, approvedBy: a}                           | :1: 'reason:' is missing
            - {id: CVE-2026-1, decision: fix, until: 2026-07-01, reason: r}                               | :1: 'approvedBy:' is missing
            - {id: CVE-2026-1, decision: fix, until: 2026-07-01, reason: "", approvedBy: a}               | reason: is empty
            - {id: CVE 2026 1, decision: fix, until: 2026-07-01, reason: r, approvedBy: a}                | id: 'CVE 2026 1' is not the id of a vulnerability
            - {id: CVE-2026-1, decision: accept, until: 2026-07-01, reason: r, approvedBy: a}             | decision: 'accept' is not allowed; expected one of fix, not-affected, pass-through, reject
            - {id: CVE-2026-1, decision: rejects, until: 2026-07-01, reason: r, approvedBy: a}            | did you mean 'reject'?
            - {id: CVE-2026-1, decision: fix, untill: 2026-07-01, reason: r, approvedBy: a}               | untill: there is no such setting; did you mean 'until'?
            - {id: CVE-2026-1, decision: fix, until: tomorrow, reason: r, approvedBy: a}                  | until: 'tomorrow' is not a date; write it as YYYY-MM-DD
            - {id: CVE-2026-1, decision: fix, until: 2026-02-30, reason: r, approvedBy: a}                | '2026-02-30' is not a date
            - {id: CVE-2026-1, decision: fix, until: 2026-09-14, reason: r, approvedBy: a}                | 2026-09-14 is too far ahead: policy.yaml allows until 2026-09-13
            - {id: CVE-2026-1, decision: not-affected, reason: r, approvedBy: a}                          | 'justification:' is missing; 'not-affected' needs one of code_not_present
            - {id: CVE-2026-1, decision: not-affected, justification: because, reason: r, approvedBy: a}  | justification: 'because' is not allowed; expected one of
            - {id: CVE-2026-1, decision: not-affected, justification: component_not_presen, reason: r, approvedBy: a} | did you mean 'component_not_present'?
            - {id: CVE-2026-1, decision: fix, justification: component_not_present, until: 2026-07-01, reason: r, approvedBy: a} | belongs to 'decision: not-affected' only
            - {id: CVE-2026-1, id: CVE-2026-2, decision: fix, until: 2026-07-01, reason: r, approvedBy: a}| stands here a second time
            - [CVE-2026-1]                                                                                | expected a mapping
            - CVE-2026-1                                                                                  | expected a mapping
            CVE-2026-1                                                                                    | expected a mapping
            acceptance: []                                                                                | there is no such setting; did you mean 'acceptances'?
            - {id: !!java.net.URL [x], decision: fix}                                                     | Global tag is not allowed
            - {id: !x CVE-2026-1, decision: fix, until: 2026-07-01, reason: r, approvedBy: a}             | the YAML tag !x is not allowed
            - {id: CVE-2026-1, decision: fix                                                              | not YAML
            - id: [unclosed                                                                               | not YAML
            """)
    void refusesWithFileAndLine(String text, String reason) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("security/acceptances.yaml:")
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void expandsNoAliasBomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        assertThatThrownBy(() -> parse(bomb.toString())).isInstanceOf(ConfigException.class);
    }

    @Test
    void refusesAFileOfMegabytes() {
        assertThatThrownBy(() -> parse("- {id: CVE-2026-1}\n".repeat(100_000)))
                .isInstanceOf(ConfigException.class)
                .message()
                .doesNotContain("\n");
    }

    private static Acceptances parse(String text) throws ConfigException {
        AcceptanceLimits limits = new AcceptanceLimits("policy.yaml", LocalDate.of(2026, 6, 15), 90);
        return new AcceptanceFile(limits).parse("security/acceptances.yaml", text);
    }
}
