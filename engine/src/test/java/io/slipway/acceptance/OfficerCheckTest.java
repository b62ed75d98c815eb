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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures are by the real ssh-keygen. Today is 2026-06-15; Olga is the officer, Dev made the commit, and Push pushed it. */
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
        keygen.key("stranger", "ecdsa", 256);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what                              | key      | namespace          | written, then changed               | signers                                       | why it does not count
            signed by the officer               | olga     | slipway-acceptance | -                                   | olga@example.com KEY                          | -
            not signed                          | -        | -                  | -                                   | olga@example.com KEY                          | it has no officer's signature
            signed by a stranger                | stranger | slipway-acceptance | -                                   | olga@example.com KEY                          | is no officer's
            signed for something else           | olga     | file               | -                                   | olga@example.com KEY                          | was made for 'file', not for 'slipway-acceptance'
            signed with git's namespace         | olga     | git                | -                                   | olga@example.com KEY                          | was made for 'git'
            another reason                      | olga     | slipway-acceptance | waits=>never mind                   | olga@example.com KEY                          | was changed after it was signed
            another day                         | olga     | slipway-acceptance | 2026-07-01=>2026-08-01              | olga@example.com KEY                          | was changed after it was signed
            another image                       | olga     | slipway-acceptance | shop/*=>payroll/*                   | olga@example.com KEY                          | was changed after it was signed
            another package                     | olga     | slipway-acceptance | zlib1g=>openssl                     | olga@example.com KEY                          | was changed after it was signed
            another decision                    | olga     | slipway-acceptance | decision: fix=>decision: pass-through | olga@example.com KEY                        | was changed after it was signed
            another vulnerability               | olga     | slipway-acceptance | CVE-2026-1=>CVE-2026-2              | olga@example.com KEY                          | was changed after it was signed
            another approver                    | olga     | slipway-acceptance | olga@=>boss@                        | olga@example.com KEY                          | it says 'boss@example.com', but its key
            another approver, any may sign      | olga     | slipway-acceptance | olga@=>boss@                        | *@example.com KEY                             | was changed after it was signed
            for no image in particular          | olga     | slipway-acceptance | image: shop/*=>                     | olga@example.com KEY                          | it has no 'image:'
            a revoked key                       | olga     | slipway-acceptance | -                                   | olga@example.com KEY REVOKED                  | is revoked
            a key whose time is over            | olga     | slipway-acceptance | -                                   | olga@example.com valid-before="20260614" KEY  | was valid only before 2026-06-14
            a key whose time is to come         | olga     | slipway-acceptance | -                                   | olga@example.com valid-after="20260616" KEY   | is valid only after 2026-06-16
            a key for something else            | olga     | slipway-acceptance | -                                   | olga@example.com namespaces="git" KEY         | may not sign for slipway-acceptance
            the author's own                    | olga     | slipway-acceptance | -                                   | olga@example.com,dev@example.com KEY          | dev@example.com is the author
            the committer's own                 | olga     | slipway-acceptance | -                                   | olga@example.com,Merger KEY                   | Merger is the committer
            the pusher's own                    | olga     | slipway-acceptance | -                                   | olga@example.com,PUSH KEY                     | PUSH is the pusher
            no signature but something          | text     | -                  | -                                   | olga@example.com KEY                          | its signature is no SSH signature
            written in another way              | olga     | slipway-acceptance | reason: waits for the release=>reason: "waits  for   the release" # really | olga@example.com KEY | -
            rejected by anybody                 | -        | -                  | decision: fix=>decision: reject     | olga@example.com KEY                          | -
            """)
    void countsWhatAnOfficerSigned(
            String what, String key, String namespace, String change, String signers, String fault) throws Exception {
        String signature = signature(key, namespace);
        String[] words = change == null ? new String[] {"", ""} : change.split("=>", -1);
        Acceptance entry = parse(ENTRY.replace(words[0], words[1]) + block(signature));
        Acceptances checked = new OfficerCheck(officers(signers), people(), NOW).of(new Acceptances(List.of(entry)));
        if (fault == null) {
            assertThat(checked.entries()).containsExactly(entry);
            assertThat(checked.discounted()).isEmpty();
        } else {
            assertThat(checked.entries()).isEmpty();
            assertThat(checked.discounted())
                    .singleElement()
                    .satisfies(each -> assertThat(each.reason()).contains(fault).doesNotContain("\n"));
        }
    }

    @Test
    void theSignatureDoesNotDependOnTheOrderOfKeysOrTheStyle() throws Exception {
        String signature = signature("olga", "slipway-acceptance");
        String other = """
                acceptances:
                  - {image: 'shop/*', package: zlib1g, approvedBy: "olga@example.com", # a comment
                     reason: 'waits for
                       the release', until: 2026-07-01, decision: fix, id: CVE-2026-1, signature: "%s"}
                """.formatted(signature.replace("\n", "\\n"));
        Acceptances checked = new OfficerCheck(officers("olga@example.com KEY"), people(), NOW)
                .of(new AcceptanceFile(limits()).parse("a.yaml", other));
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
        Acceptances checked = new OfficerCheck(officers("olga@example.com KEY"), people(), NOW)
                .of(new Acceptances(List.of(operators, authors)));
        assertThat(checked.entries()).containsExactly(operators);
        assertThat(checked.discounted())
                .containsExactly(new Discounted(
                        authors,
                        "dev@example.com is the author of the delivered commit, and nobody approves their own work"));
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

    private static String signature(String key, String namespace) throws Exception {
        if (key == null || key.equals("text")) {
            return key == null ? "" : "looks good to me";
        }
        return keygen.sign(key, namespace, new String(CanonicalForm.of(parse(ENTRY)), StandardCharsets.UTF_8));
    }

    private static String block(String signature) {
        return signature.isEmpty() ? "" : "  signature: |\n" + signature.indent(4);
    }

    private static Officers officers(String line) throws Exception {
        String signers = line.replace(" REVOKED", "").replace("KEY", olga);
        String revoked = line.contains("REVOKED") ? olga : "";
        return new Officers(AllowedSigners.parse("officers", signers, "revoked", revoked));
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
