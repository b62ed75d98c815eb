package io.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.policy.Officers;
import io.slipway.sshsig.AllowedSigners;
import io.slipway.sshsig.SshKeygen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is signed. Whose signatures count, the rows of {@code docs/decision-table.md} say. Signatures are by the real ssh-keygen. Today is
 * 2026-06-15; Olga is the officer, and Dev made the commit.
 */
class OfficerCheckTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final String ENTRY = """
            - id: CVE-2026-1
              decision: fix
              until: 2026-07-01
              reason: waits for the release
              approvedBy: olga@example.com
              package: zlib1g
              image: shop/*
            """;

    @TempDir
    private static Path directory;

    private static SshKeygen keygen;
    private static String olga;

    @BeforeAll
    static void makeKeys() throws Exception {
        keygen = new SshKeygen(directory);
        olga = keygen.key("olga", "ed25519", 256);
    }

    @Test
    void theSignatureDoesNotDependOnTheOrderOfKeysOrTheStyle() throws Exception {
        String signature = signature();
        String other = """
                acceptances:
                  - {image: 'shop/*', package: zlib1g, approvedBy: "olga@example.com", # a comment
                     reason: 'waits for
                       the release', until: 2026-07-01, decision: fix, id: CVE-2026-1, signature: "%s"}
                """.formatted(signature.replace("\n", "\\n"));
        Acceptances checked =
                new OfficerCheck(officers(), people(), NOW).of(new AcceptanceFile(limits()).parse("a.yaml", other));
        assertThat(checked.discounted()).isEmpty();
        assertThat(checked.entries()).hasSize(1);
    }

    @Test
    void signsThisForm() throws Exception {
        assertThat(new String(CanonicalForm.of(parse(ENTRY)), StandardCharsets.UTF_8))
                .isEqualTo("""
                slipway-acceptance-v1
                id=CVE-2026-1
                decision=fix
                until=2026-07-01
                justification=
                package=zlib1g
                image=shop/*
                approvedBy=olga@example.com
                reason=waits for the release
                """);
    }

    @Test
    void theOperatorsOwnNeedNoSignatureButAreNotTheAuthors() throws Exception {
        Acceptance entry = parse(ENTRY);
        Acceptance operators = operators(entry, "olga@example.com");
        Acceptance authors = operators(entry, "dev@example.com");
        Acceptances checked =
                new OfficerCheck(officers(), people(), NOW).of(new Acceptances(List.of(operators, authors)));
        assertThat(checked.entries()).containsExactly(operators);
        assertThat(checked.discounted())
                .containsExactly(new Discounted(
                        authors,
                        "dev@example.com is the author of the delivered commit, and nobody approves their own work"));
    }

    @Test
    void saysOfAFindingOnlyWhatSpeaksOfIt() throws Exception {
        Acceptances checked = new OfficerCheck(officers(), people(), NOW).of(new Acceptances(List.of(parse(ENTRY))));
        assertThat(checked.discounted(new Occurrence(List.of("GHSA-1", "cve-2026-1"), "zlib1g", "")))
                .isPresent();
        assertThat(checked.discounted(new Occurrence(List.of("CVE-2026-2"), "zlib1g", "")))
                .isEmpty();
        assertThat(checked.discounted(new Occurrence(List.of("CVE-2026-1"), "tar", "")))
                .isEmpty();
        assertThat(checked.forImage(List.of("shop/api")).discounted()).hasSize(1);
        assertThat(checked.forImage(List.of("payroll/api")).discounted()).isEmpty();
    }

    @Test
    void knowsWhoMadeTheCommitByNameByAddressAndByBoth() {
        assertThat(people().role("DEV")).contains("author");
        assertThat(people().role("dev@example.com")).contains("author");
        assertThat(people().role("Dev <dev@example.com>")).contains("author");
        assertThat(people().role("push")).contains("pusher");
        assertThat(people().role("de")).isEmpty();
        assertThat(people().role(" ")).isEmpty();
    }

    @Test
    void callsNothingStricterThatSaysTheSame() throws Exception {
        Acceptance file = parse(ENTRY);
        Acceptance operator = operators(file, "olga@example.com");
        assertThat(Ruling.of(List.of(file, operator)))
                .hasValueSatisfying(ruling -> assertThat(ruling.outweighed()).isEmpty());
    }

    private static Acceptance operators(Acceptance entry, String approver) {
        return new Acceptance(
                entry.id(),
                entry.kind(),
                entry.until(),
                entry.justification(),
                entry.reason(),
                approver,
                "",
                "",
                Origin.operator("Jenkins"),
                "");
    }

    private static String signature() throws Exception {
        return keygen.sign(
                "olga", Officers.NAMESPACE, new String(CanonicalForm.of(parse(ENTRY)), StandardCharsets.UTF_8));
    }

    private static Officers officers() throws Exception {
        return new Officers(AllowedSigners.parse("officers", "olga@example.com " + olga, "revoked", ""));
    }

    private static Authorship people() {
        return new Authorship(Map.of(
                "author", "Dev <dev@example.com>", "committer", "Merger <noreply@example.com>", "pusher", "push"));
    }

    private static Acceptance parse(String text) throws Exception {
        return new AcceptanceFile(limits()).parse("a.yaml", text).entries().get(0);
    }

    private static AcceptanceLimits limits() {
        return new AcceptanceLimits("policy.yaml", LocalDate.of(2026, 6, 15), 90);
    }
}
