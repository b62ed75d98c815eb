package io.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.host.DeliveryException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptanceWriterTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final AcceptanceFile FILE = new AcceptanceFile(new AcceptanceLimits("policy.yaml", TODAY, 90));
    private static final String ENTRY = "- {id: CVE-1-1, decision: fix, until: 2026-07-01, reason: r, approvedBy: a}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing yet",
                "acceptances:\n",
                "acceptances:   # none\n# at all",
                "acceptances: []\n",
                "[]\n",
                ENTRY,
                ENTRY + "\n",
                ENTRY + "\n\n\n# the end\n",
                "   " + ENTRY + "\n",
                "acceptances:\n" + ENTRY + "\n",
                "# head\nacceptances:\n  # why\n    " + ENTRY + "  # because\n",
                "acceptances:\r\n  " + ENTRY + "\r\n",
                "-\n  id: CVE-1-1\n  decision: fix\n  until: 2026-07-01\n  reason: |\n    - not an item\n\n    [] \n  approvedBy: a\n",
                "- id: CVE-1-1\n  decision: fix\n  until: 2026-07-01\n  approvedBy: a\n  reason: |+\n    keeps\n\n\n",
            })
    void addsAndLeavesTheRestAsItIs(String text) throws Exception {
        Acceptance added = entry("CVE-2026-2", "waits: for #1", "zlib1g", "shop/*");
        String written = writer().add("a.yaml", text, List.of(added));
        String untouched = text.replace(": []", ":").replaceFirst("^\\[]", "acceptances:");
        assertThat(written).startsWith(untouched);
        List<Acceptance> before = FILE.parse("a.yaml", text).entries();
        List<Acceptance> after = FILE.parse("a.yaml", written).entries();
        assertThat(after).hasSize(before.size() + 1);
        assertThat(after.subList(0, before.size())).isEqualTo(before);
        assertThat(after.get(before.size()).sameAs(added)).isTrue();
        assertThat(written.contains("\r\n")).isEqualTo(text.contains("\r\n"));
    }

    @Test
    void writesAnEntryAsAPersonWould() throws Exception {
        Acceptance added = entry("CVE-2026-2", "waits: for #1", "pkg:deb/debian/zlib1g", "shop/*")
                .signed("-----BEGIN SSH SIGNATURE-----\nU1NI\n-----END SSH SIGNATURE-----\n");
        assertThat(writer().add("a.yaml", "", List.of(added))).isEqualTo("""
                acceptances:
                  - id: CVE-2026-2
                    decision: fix
                    until: 2026-07-01
                    reason: "waits: for #1"
                    approvedBy: alice@example.com
                    package: "pkg:deb/debian/zlib1g"
                    image: "shop/*"
                    signature: |
                      -----BEGIN SSH SIGNATURE-----
                      U1NI
                      -----END SSH SIGNATURE-----
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - {id: CVE-2026-2, decision: fix, until: 2026-07-01, reason: r, approvedBy: a}       | CVE-2026-2 stands already at a.yaml:1
            - {id: cve-2026-2, decision: fix, until: 2026-07-01, reason: r, approvedBy: a}       | stands already at a.yaml:1
            - {id: CVE-2026-2, decision: reject, until: 2026-07-01, reason: r, approvedBy: a}    | contradicts the entry at a.yaml:1
            [{id: CVE-1-1, decision: fix, until: 2026-07-01, reason: r, approvedBy: a}]          | write it as a block
            acceptances: ~                                                                       | second time
            - {id: CVE-1-1}                                                                      | a.yaml:1: 'decision:' is missing
            """)
    void refuses(String text, String reason) {
        assertThatThrownBy(() -> writer().add("a.yaml", text, List.of(entry("CVE-2026-2", "r", "", ""))))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesADayThatIsTooFarAhead() {
        Acceptance late = new Acceptance(
                "CVE-2026-2",
                Acceptance.Kind.FIX,
                Optional.of(TODAY.plusDays(91)),
                Optional.empty(),
                "r",
                "a",
                "",
                "",
                Origin.file("-"),
                "");
        assertThatThrownBy(() -> writer().add("a.yaml", "", List.of(late)))
                .hasMessageContaining("is too far ahead: policy.yaml allows until 2026-09-13");
    }

    @Property(tries = 500)
    void whatIsWrittenIsReadBack(@ForAll("entries") List<Acceptance> entries) throws Exception {
        String once = writer().add("a.yaml", "", entries);
        List<Acceptance> read = FILE.parse("a.yaml", once).entries();
        assertThat(read).hasSameSizeAs(entries);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).sameAs(entries.get(i))).isTrue();
            assertThat(CanonicalForm.of(read.get(i))).isEqualTo(CanonicalForm.of(entries.get(i)));
        }
        assertThat(writer().add("a.yaml", "", read)).isEqualTo(once);
    }

    @Provide
    Arbitrary<List<Acceptance>> entries() {
        Arbitrary<String> words = Arbitraries.strings()
                .ofMaxLength(30)
                .map(text -> OneLine.of(text.replaceAll("\\p{Cs}", "")))
                .filter(text -> !text.isBlank());
        Arbitrary<String> more = Arbitraries.of(
                "",
                "null",
                "true",
                "- x",
                "a: b",
                "x #y",
                "'",
                "\"",
                "\\",
                "!!x",
                "&a",
                "*a",
                "%",
                "@",
                "2026-01-01",
                "é\u200B");
        return Combinators.combine(
                        Arbitraries.of(Acceptance.Kind.class),
                        Arbitraries.integers().between(-30, 90),
                        words,
                        words,
                        Arbitraries.oneOf(words, more),
                        Arbitraries.oneOf(words, more),
                        Arbitraries.of(Acceptance.Justification.class))
                .as((kind, days, reason, approver, name, image, justification) -> new Acceptance(
                        "CVE-1-1",
                        kind,
                        kind == Acceptance.Kind.NOT_AFFECTED && days < 0
                                ? Optional.empty()
                                : Optional.of(TODAY.plusDays(days)),
                        kind == Acceptance.Kind.NOT_AFFECTED ? Optional.of(justification) : Optional.empty(),
                        reason,
                        approver,
                        OneLine.of(name),
                        OneLine.of(image),
                        Origin.file("-"),
                        days == 3 ? "-----BEGIN SSH SIGNATURE-----\nU1NI\n-----END SSH SIGNATURE-----" : ""))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(AcceptanceWriterTest::numbered);
    }

    private static List<Acceptance> numbered(List<Acceptance> entries) {
        return IntStream.range(0, entries.size())
                .mapToObj(i -> renamed(entries.get(i), "CVE-2026-" + i))
                .toList();
    }

    private static Acceptance renamed(Acceptance entry, String id) {
        return new Acceptance(
                id,
                entry.kind(),
                entry.until(),
                entry.justification(),
                entry.reason(),
                entry.approvedBy(),
                entry.packageName(),
                entry.image(),
                entry.origin(),
                entry.signature());
    }

    private static Acceptance entry(String id, String reason, String name, String image) {
        return new Acceptance(
                id,
                Acceptance.Kind.FIX,
                Optional.of(LocalDate.of(2026, 7, 1)),
                Optional.empty(),
                reason,
                "alice@example.com",
                name,
                image,
                Origin.file("-"),
                "");
    }

    private static AcceptanceWriter writer() {
        return new AcceptanceWriter(FILE);
    }
}
