package io.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.acceptance.Acceptances;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The decision as a table. Today is 2026-06-15. Scores are written {@code source version value}; rules and acceptances as in
 * {@link Rows}; the last column is what the explanation must hold.
 */
class FindingDecisionTest {
    static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what                                     | scores                              | finding                   | rules                        | acceptances                              | decision | explanation
            exactly the threshold passes               | nvd 3.1 7.0                         | -                         | -                            | -                                        | BELOW    | 7.0 from nvd, CVSS 3.1: not above 7.0
            a tenth above blocks                       | nvd 3.1 7.1                         | -                         | -                            | -                                        | BLOCK    | 7.1 from nvd, CVSS 3.1: above 7.0
            a tenth below passes                       | nvd 3.1 6.9                         | -                         | -                            | -                                        | BELOW    | not above 7.0
            the scale of the number does not matter    | nvd 3.1 7.00                        | -                         | -                            | -                                        | BELOW    | not above 7.0
            zero passes                                | nvd 3.1 0.0                         | severity=CRITICAL         | -                            | -                                        | BELOW    | 0.0 from nvd
            ten blocks                                 | nvd 3.1 10.0                        | -                         | -                            | -                                        | BLOCK    | 10.0 from nvd
            threshold 6.9 reads 'HIGH or above'        | nvd 3.1 7.0                         | -                         | threshold=6.9                | -                                        | BLOCK    | above 6.9
            threshold 0 blocks the least score         | nvd 3.1 0.1                         | -                         | threshold=0                  | -                                        | BLOCK    | above 0
            threshold 10 blocks nothing scored         | nvd 3.1 10.0                        | -                         | threshold=10                 | -                                        | BELOW    | not above 10
            v3.0 alone decides                         | nvd 3.0 8.1                         | -                         | -                            | -                                        | BLOCK    | CVSS 3.0
            v4.0 alone decides                         | ghsa 4.0 8.7                        | -                         | -                            | -                                        | BLOCK    | 8.7 from ghsa, CVSS 4.0
            v3 of an unknown minor version decides     | nvd 3.x 8.1                         | -                         | -                            | -                                        | BLOCK    | CVSS 3.x
            v2 alone decides                           | nvd 2.0 7.5                         | -                         | -                            | -                                        | BLOCK    | 7.5 from nvd, CVSS 2.0
            v2 alone at the threshold passes           | nvd 2.0 7.0                         | -                         | -                            | -                                        | BELOW    | CVSS 2.0
            v2 does not count beside v3.1              | nvd 2.0 10.0; redhat 3.1 7.0        | -                         | -                            | -                                        | BELOW    | 7.0 from redhat
            v2 does not count beside v3.0              | nvd 2.0 10.0; nvd 3.0 5.0           | -                         | -                            | -                                        | BELOW    | 5.0 from nvd, CVSS 3.0
            v2 does not count beside v4.0              | nvd 2.0 10.0; ghsa 4.0 2.1          | -                         | -                            | -                                        | BELOW    | 2.1 from ghsa, CVSS 4.0
            a low v2 does not hide a high v3           | nvd 2.0 2.1; nvd 3.1 9.8            | -                         | -                            | -                                        | BLOCK    | 9.8 from nvd, CVSS 3.1
            of v4.0 and v3.1 the higher decides        | nvd 4.0 6.9; nvd 3.1 7.5            | -                         | -                            | -                                        | BLOCK    | 7.5 from nvd, CVSS 3.1
            of v3.1 and v4.0 the higher decides        | nvd 3.1 6.5; nvd 4.0 9.3            | -                         | -                            | -                                        | BLOCK    | 9.3 from nvd, CVSS 4.0
            the highest of all sources decides         | redhat 3.1 5.3; nvd 3.1 9.8         | -                         | -                            | -                                        | BLOCK    | 9.8 from nvd
            the highest may be a vendor's              | nvd 3.1 5.3; redhat 3.1 8.0         | -                         | -                            | -                                        | BLOCK    | 8.0 from redhat
            equal scores name the newer version        | nvd 3.1 8.0; nvd 4.0 8.0            | -                         | -                            | -                                        | BLOCK    | CVSS 4.0
            equal scores name the first source         | redhat 3.1 8.0; nvd 3.1 8.0         | -                         | -                            | -                                        | BLOCK    | 8.0 from nvd
            nvd decides where the policy says so       | nvd 3.1 5.3; redhat 3.1 8.0         | -                         | source=nvd                   | -                                        | BELOW    | 5.3 from nvd
            nvd decides upwards too                    | nvd 3.1 9.8; redhat 3.1 5.3         | -                         | source=nvd                   | -                                        | BLOCK    | 9.8 from nvd
            without nvd the highest decides            | ghsa 3.1 7.2; redhat 3.1 8.0        | -                         | source=nvd                   | -                                        | BLOCK    | 8.0 from redhat
            nvd's v2 does not beat another's v3        | nvd 2.0 10.0; redhat 3.1 7.0        | -                         | source=nvd                   | -                                        | BELOW    | 7.0 from redhat
            the vendor decides where the policy says so| nvd 3.1 9.8; redhat 3.1 5.3         | vendor=redhat             | source=vendor                | -                                        | BELOW    | 5.3 from redhat
            the vendor decides upwards too             | nvd 3.1 5.3; redhat 3.1 7.8         | vendor=redhat             | source=vendor                | -                                        | BLOCK    | 7.8 from redhat
            another vendor does not decide             | nvd 3.1 9.8; redhat 3.1 5.3         | vendor=debian             | source=vendor                | -                                        | BLOCK    | 9.8 from nvd
            unscored CRITICAL blocks                   | -                                   | severity=CRITICAL         | -                            | -                                        | BLOCK    | no source scores it; severity CRITICAL blocks
            unscored HIGH blocks                       | -                                   | severity=HIGH             | -                            | -                                        | BLOCK    | severity HIGH blocks
            unscored UNKNOWN blocks                    | -                                   | severity=UNKNOWN          | -                            | -                                        | BLOCK    | severity UNKNOWN blocks
            unscored MEDIUM passes                     | -                                   | severity=MEDIUM           | -                            | -                                        | BELOW    | severity MEDIUM passes
            unscored LOW passes                        | -                                   | severity=LOW              | -                            | -                                        | BELOW    | severity LOW passes
            unscored NEGLIGIBLE passes                 | -                                   | severity=NEGLIGIBLE       | -                            | -                                        | BELOW    | severity NEGLIGIBLE passes
            unscored LOW blocks by policy              | -                                   | severity=LOW              | unscored=block               | -                                        | BLOCK    | the policy blocks what is unscored
            unscored UNKNOWN blocks by policy          | -                                   | severity=UNKNOWN          | unscored=block               | -                                        | BLOCK    | the policy blocks what is unscored
            a score beats the severity upwards         | nvd 3.1 9.8                         | severity=LOW              | -                            | -                                        | BLOCK    | 9.8 from nvd
            a score beats the severity downwards       | nvd 3.1 3.7                         | severity=CRITICAL         | -                            | -                                        | BELOW    | 3.7 from nvd
            a threshold does not touch the unscored    | -                                   | severity=HIGH             | threshold=10                 | -                                        | BLOCK    | severity HIGH blocks
            a withdrawn one without score blocks       | -                                   | severity=UNKNOWN status=unknown | -                      | -                                        | BLOCK    | no source scores it
            unfixed blocks by default                  | nvd 3.1 9.8                         | -                         | -                            | -                                        | BLOCK    | 9.8 from nvd
            unfixed passes where the policy ignores it | nvd 3.1 9.8                         | -                         | ignoreUnfixed                | -                                        | ACCEPTED | no fixed version exists, which the policy ignores
            fixed blocks where unfixed is ignored      | nvd 3.1 9.8                         | fixed=2.0                 | ignoreUnfixed                | -                                        | BLOCK    | above 7.0
            'fixed' without a version is not unfixed   | nvd 3.1 9.8                         | status=fixed              | ignoreUnfixed                | -                                        | BLOCK    | above 7.0
            unfixed and unscored is ignored too        | -                                   | severity=HIGH             | ignoreUnfixed                | -                                        | ACCEPTED | which the policy ignores
            rejected blocks though unfixed is ignored  | nvd 3.1 9.8                         | -                         | ignoreUnfixed                | reject 2026-07-01                        | REJECTED | rejected by
            accepted until tomorrow passes             | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-06-16                  | ACCEPTED | accepted by alice until 2026-06-16
            accepted until today passes                | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-06-15                  | ACCEPTED | until 2026-06-15
            accepted until yesterday has expired       | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-06-14                  | EXPIRED  | its acceptance by alice expired after 2026-06-14
            to be fixed until tomorrow passes          | nvd 3.1 9.8                         | -                         | -                            | fix 2026-06-16                           | ACCEPTED | to be fixed, accepted by alice
            to be fixed until yesterday has expired    | nvd 3.1 9.8                         | -                         | -                            | fix 2026-06-14                           | EXPIRED  | expired after 2026-06-14
            not affected passes without a date         | nvd 3.1 9.8                         | -                         | -                            | not-affected                             | ACCEPTED | declared not affected by alice until further notice
            not affected until tomorrow passes         | nvd 3.1 9.8                         | -                         | -                            | not-affected 2026-06-16                  | ACCEPTED | declared not affected
            not affected until yesterday has expired   | nvd 3.1 9.8                         | -                         | -                            | not-affected 2026-06-14                  | EXPIRED  | expired after 2026-06-14
            rejected blocks above the threshold        | nvd 3.1 9.8                         | -                         | -                            | reject 2026-07-01                        | REJECTED | rejected by alice
            rejected blocks below the threshold        | nvd 3.1 2.0                         | -                         | -                            | reject 2026-07-01                        | REJECTED | not above 7.0; rejected by alice
            rejected blocks the unscored               | -                                   | severity=LOW              | -                            | reject 2026-07-01                        | REJECTED | rejected by alice
            the operator accepts what the file does not| nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-06-16 operator         | ACCEPTED | because (operator: acceptances.yaml:1)
            the operator rejects what the file accepts | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-06-16; reject 2026-07-01 operator| REJECTED | stricter than 'pass-through' until 2026-06-16 at acceptances.yaml:1
            the file rejects what the operator accepts | nvd 3.1 9.8                         | -                         | -                            | reject 2026-07-01; not-affected operator | REJECTED | stricter than 'not-affected' until further notice at operator
            the operator rejects below the threshold   | nvd 3.1 2.0                         | -                         | -                            | reject 2026-07-01 operator               | REJECTED | rejected by alice
            the operator's earlier end holds           | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-06-30; pass-through 2026-06-14 operator| EXPIRED  | expired after 2026-06-14 (operator: acceptances.yaml:2); stricter than
            the file's earlier end holds               | nvd 3.1 9.8                         | -                         | -                            | fix 2026-06-14; pass-through 2026-06-30 operator| EXPIRED  | expired after 2026-06-14 (acceptances.yaml:1)
            the earlier of two ends holds              | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-06-30; fix 2026-06-20 operator| ACCEPTED | to be fixed, accepted by alice until 2026-06-20
            an end holds against none                  | nvd 3.1 9.8                         | -                         | -                            | not-affected; pass-through 2026-06-20 operator| ACCEPTED | accepted by alice until 2026-06-20
            on the same day fix is stricter            | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-06-20; fix 2026-06-20 operator| ACCEPTED | to be fixed, accepted
            where both say the same nobody is stricter | nvd 3.1 9.8                         | -                         | -                            | fix 2026-06-20; fix 2026-06-20 operator  | ACCEPTED | because (acceptances.yaml:1)
            the operator's longest entry is its word   | nvd 3.1 9.8                         | -                         | -                            | fix 2026-06-14 operator; fix 2026-06-20 operator| ACCEPTED | until 2026-06-20
            the operator's entry for another image     | nvd 3.1 9.8                         | -                         | -                            | fix 2026-06-20 operator image=shop/*     | BLOCK    | above 7.0
            a rejection that expired blocks            | nvd 3.1 2.0                         | -                         | -                            | reject 2026-06-14                        | EXPIRED  | must be decided anew
            an unscored one can be accepted            | -                                   | severity=HIGH             | -                            | pass-through 2026-07-01                  | ACCEPTED | no source scores it
            below the threshold needs no acceptance    | nvd 3.1 2.0                         | -                         | -                            | pass-through 2026-07-01                  | BELOW    | not above 7.0
            expired below the threshold passes         | nvd 3.1 2.0                         | -                         | -                            | pass-through 2026-06-14                  | BELOW    | not above 7.0
            the id's case does not matter              | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-07-01 id=cve-2026-0001 | ACCEPTED | accepted by
            an alias is accepted                       | nvd 3.1 9.8                         | alias=GHSA-aaaa-bbbb-cccc | -                            | pass-through 2026-07-01 id=GHSA-aaaa-bbbb-cccc | ACCEPTED | accepted by
            an alias is rejected                       | nvd 3.1 1.0                         | alias=GHSA-aaaa-bbbb-cccc | -                            | reject 2026-07-01 id=GHSA-aaaa-bbbb-cccc | REJECTED | rejected by
            another id is not accepted                 | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-07-01 id=CVE-2026-00010| BLOCK    | above 7.0
            the package's name limits                  | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-07-01 package=libdemo  | ACCEPTED | accepted by
            another package is not accepted            | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-07-01 package=libother | BLOCK    | above 7.0
            a part of a name is not the package        | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-07-01 package=libdem   | BLOCK    | above 7.0
            a purl without version means any version   | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-07-01 package=pkg:deb/debian/libdemo | ACCEPTED | accepted by
            a purl with the version means it           | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-07-01 package=pkg:deb/debian/libdemo@1.0+b1 | ACCEPTED | accepted by
            a purl's encoding and qualifiers are equal | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-07-01 package=pkg:deb/debian/libdemo@1.0%2Bb1?arch=arm64 | ACCEPTED | accepted by
            a purl with another version does not       | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-07-01 package=pkg:deb/debian/libdemo@1.1 | BLOCK | above 7.0
            a purl of another type does not            | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-07-01 package=pkg:pypi/libdemo | BLOCK | above 7.0
            the image's repository limits              | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-07-01 image=demo/api   | ACCEPTED | accepted by
            a glob covers the repository               | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-07-01 image=demo/*     | ACCEPTED | accepted by
            one star does not cross a slash            | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-07-01 image=*          | BLOCK    | above 7.0
            two stars do                               | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-07-01 image=**         | ACCEPTED | accepted by
            another image is not accepted              | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-07-01 image=demo/site  | BLOCK    | above 7.0
            a dot in a glob is only a dot              | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-07-01 image=demo.api   | BLOCK    | above 7.0
            the entry that still holds wins            | nvd 3.1 9.8                         | -                         | -                            | pass-through 2026-06-14; pass-through 2026-06-20 package=libdemo | ACCEPTED | until 2026-06-20
            a rejection beats an acceptance            | nvd 3.1 9.8                         | alias=GHSA-aaaa-bbbb-cccc | -                            | pass-through 2026-07-01; reject 2026-06-20 id=GHSA-aaaa-bbbb-cccc | REJECTED | rejected by
            """)
    void decides(
            String what,
            String scores,
            String finding,
            String rules,
            String acceptances,
            Decision decision,
            String explanation) {
        Acceptances entries = new Acceptances(Rows.acceptances(acceptances)).forImage(List.of("demo/api"));
        Judgement judgement =
                new FindingDecision(Rows.rules(rules), entries, TODAY).judge(Rows.finding(scores, finding));
        assertThat(judgement.decision()).isEqualTo(decision);
        assertThat(judgement.explanation()).contains(explanation).doesNotContain("\n");
        assertThat(judgement.decisive().isPresent()).isEqualTo(scores != null);
    }

    @ParameterizedTest
    @CsvSource({"REJECTED,true", "EXPIRED,true", "BLOCK,true", "ACCEPTED,false", "BELOW,false"})
    void knowsWhichDecisionsBlock(Decision decision, boolean blocks) {
        assertThat(decision.blocks()).isEqualTo(blocks);
        assertThat(Arrays.asList(Decision.values())).hasSize(5);
    }
}
