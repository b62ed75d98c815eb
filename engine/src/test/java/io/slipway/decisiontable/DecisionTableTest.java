package io.slipway.decisiontable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.acceptance.Acceptances;
import io.slipway.acceptance.Authorship;
import io.slipway.acceptance.OfficerCheck;
import io.slipway.decisiontable.FoundWords.Reported;
import io.slipway.gate.Coverage;
import io.slipway.gate.Gate;
import io.slipway.gate.Inspection;
import io.slipway.gate.Judgement;
import io.slipway.gate.OperatingSystem;
import io.slipway.gate.Platform;
import io.slipway.gate.StepRules;
import io.slipway.gate.Verdict;
import io.slipway.gate.VerdictText;
import io.slipway.host.DeliveryException;
import io.slipway.policy.GateRules;
import io.slipway.policy.Policy;
import io.slipway.policy.PolicyFile;
import io.slipway.record.ToolVersion;
import io.slipway.sshsig.SshKeygen;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of {@code docs/decision-table.md} on what becomes of findings, through the gate as {@code scanImage} calls it. The rows on steps that
 * are refused are run by {@code StricterOnlyTest}.
 */
class DecisionTableTest {
    private static final String NO_VERDICT = "no verdict";
    private static final Set<String> BLOCKING = Set.of("blocks", "expired", "rejected");
    private static final Authorship PEOPLE = new Authorship(
            Map.of("author", "Dev <dev@example.com>", "committer", "Merger <noreply@example.com>", "pusher", "push"));

    @TempDir
    private static Path directory;

    private static SshKeygen keygen;
    private static String olga;

    @BeforeAll
    static void makeKeys() throws Exception {
        keygen = new SshKeygen(directory);
        olga = keygen.key("olga", "ed25519", 256);
        keygen.key("stranger", "ecdsa", 256);
    }

    static Stream<DecisionRow> rows() throws Exception {
        return DecisionTable.published().decisions().stream().filter(row -> !row.refusesAStep());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void decides(DecisionRow row) throws Exception {
        if (row.decision().equals(NO_VERDICT)) {
            assertThatThrownBy(() -> judge(row))
                    .isInstanceOf(DeliveryException.class)
                    .message()
                    .contains(row.because())
                    .doesNotContain("\n");
            return;
        }
        Verdict verdict = judge(row);
        assertThat(decisions(verdict)).isEqualTo(row.decision());
        assertThat(said(verdict)).contains(row.because());
        assertThat(verdict.kind()).isEqualTo(kind(row));
        assertThat(verdict.judgements())
                .allSatisfy(judgement -> assertThat(judgement.explanation()).doesNotContain("\n"))
                .allSatisfy(judgement -> assertThat(judgement.decisive().isEmpty())
                        .isEqualTo(judgement.finding().scores().isEmpty()));
    }

    /** Counts what the issue asks for, so that nobody thins it out. */
    @Test
    void holdsEveryKindOfRow() throws Exception {
        List<DecisionRow> all = DecisionTable.published().decisions();
        assertThat(all).hasSizeGreaterThan(200);
        assertThat(all.stream().filter(DecisionRow::refusesAStep)).hasSizeGreaterThan(8);
        assertThat(rows().map(DecisionRow::decision).flatMap(words -> Stream.of(words.split(", ", -1))))
                .contains("blocks", "expired", "rejected", "accepted", "below", "passes", NO_VERDICT);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            a cell too few       ; '| case | found | decision | because |\n|---|---|---|---|\n| a | nothing | passes |'          ; :3: expected 4 cells
            an empty cell        ; '| case | decision | because |\n|---|---|---|\n| a |  | b |'                                  ; none of them empty
            no bar at the end    ; '| case | decision | because |\n|---|---|---|\n| a | b | c'                                   ; :3: a row begins and ends with a bar
            an unknown column    ; '| case | decision | because | mood |'                                                        ; no test knows a table with the columns
            a column is missing  ; '| case | found | decision |'                                                                 ; no test knows a table
            a column twice       ; '| case | found | found | decision | because |'                                               ; no test knows a table
            rows without a head  ; '| a | nothing | passes | b |'                                                                ; no test knows a table
            the same case twice  ; '| case | decision | because |\n|---|---|---|\n| a | b | c |\n| a | b | c |'                  ; :4: there is already a case 'a'
            """)
    void refusesWhatIsNoTable(String what, String text, String reason) {
        assertThatThrownBy(() -> DecisionTable.parse(text.replace("\\n", "\n"))).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            found       ; nvd 3.1                                ; nobody understands 'nvd 3.1'
            found       ; nvd 3.2 7.0                            ; there is no version 3.2 of CVSS
            found       ; nvd 3.1 7.0, severe                    ; nobody understands 'severe'
            found       ; secret, nvd 3.1 7.0                    ; nobody understands [nvd 3.1 7.0]
            policy      ; threshhold: 7.0                        ; did you mean 'threshold'
            policy      ; officers: olga@example.com perhaps     ; nobody understands 'perhaps'
            acceptances ; accept until 2026-07-01                ; 'accept' is not allowed
            acceptances ; fix until 2026-07-01, perhaps          ; nobody understands [perhaps]
            acceptances ; fix until 2026-07-01, signed by nobody ; ssh-keygen
            step        ; scanImage failBuild: false             ; no rule of the gate
            at          ; tomorrow                               ; could not be parsed
            """)
    void refusesWordsThatItDoesNotKnow(String column, String text, String reason) {
        Map<String, String> cells =
                new HashMap<>(Map.of("case", "a", "found", "nvd 3.1 9.8", "decision", "blocks", "because", "-"));
        cells.put(column, text);
        DecisionRow row = new DecisionRow(1, cells);
        assertThatThrownBy(() -> judge(row)).hasMessageContaining(reason);
    }

    private static Verdict judge(DecisionRow row) throws Exception {
        Instant at = row.cell("at")
                .map(text -> OffsetDateTime.parse(text).toInstant())
                .orElse(Instant.parse("2026-06-15T12:00:00Z"));
        Policy policy = PolicyFile.parse("slipway-policy.yaml", PolicyWords.yaml(row.policy(), olga));
        Gate gate = new Gate(policy.name(), rules(row, policy), at);
        AcceptanceWords words = new AcceptanceWords(row, keygen);
        Acceptances all =
                gate.acceptances("security/acceptances.yaml", words.file()).and(gate.operators(words.operators()));
        Acceptances counted = policy.officers().isPresent()
                ? new OfficerCheck(policy.officers().get(), PEOPLE, at).of(all)
                : all;
        return gate.judge(inspections(row, at), counted);
    }

    private static GateRules rules(DecisionRow row, Policy policy) throws DeliveryException {
        Optional<DecisionRow.Parameter> parameter = row.parameter();
        if (parameter.isEmpty()) {
            return policy.gate();
        }
        String value = parameter.get().value();
        return switch (parameter.get().name()) {
            case "threshold" ->
                StepRules.tightened(policy.name(), policy.gate(), Optional.of(new BigDecimal(value)), Optional.empty());
            case "unscored" ->
                StepRules.tightened(
                        policy.name(),
                        policy.gate(),
                        Optional.empty(),
                        Optional.of(GateRules.Unscored.valueOf(value.toUpperCase(Locale.ROOT))));
            default -> throw DecisionTable.malformed(row.line(), "no rule of the gate: " + parameter.get());
        };
    }

    private static List<Inspection> inspections(DecisionRow row, Instant at) {
        List<Reported> found = FoundWords.of(row);
        return Stream.concat(Stream.of("trivy"), found.stream().map(Reported::scanner))
                .distinct()
                .map(scanner -> new Inspection(
                        "demo/api:1",
                        List.of("demo/api"),
                        "sha256:" + "0".repeat(64),
                        found.stream()
                                .filter(each -> each.scanner().equals(scanner))
                                .map(Reported::finding)
                                .toList(),
                        new Coverage(
                                Optional.of(new OperatingSystem("debian", "12.5", false)),
                                List.of(
                                        new Platform("debian 12", 3, Platform.Canary.FOUND, "CVE-2024-6387"),
                                        Platform.files("github-pat")),
                                Optional.of(at)),
                        List.of(new ToolVersion(scanner, "1"))))
                .toList();
    }

    private static String decisions(Verdict verdict) {
        String words = verdict.judgements().stream()
                .map(judgement -> switch (judgement.decision()) {
                    case REJECTED -> "rejected";
                    case EXPIRED -> "expired";
                    case BLOCK -> "blocks";
                    case ACCEPTED -> "accepted";
                    case BELOW -> "below";
                })
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "passes" : words;
    }

    private static Verdict.Kind kind(DecisionRow row) {
        return Stream.of(row.decision().split(", ", -1)).anyMatch(BLOCKING::contains)
                ? Verdict.Kind.BLOCK
                : Verdict.Kind.PASS;
    }

    private static String said(Verdict verdict) {
        VerdictText text = new VerdictText(verdict);
        return Stream.of(
                        verdict.judgements().stream().map(Judgement::explanation),
                        Stream.of(text.headline()),
                        text.details().stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
