package io.slipway.scan.clair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @Test
    void takesTheAliasesOfOsvFromTheLinks() {
        Names names = Names.of(
                "PYSEC-2021-142",
                "https://example.com/CVE-1999-0001 https://osv.dev/vulnerability/CVE-2020-14343 https://osv.dev/vulnerability/GHSA-8q59-q68h-6hv4");

        assertThat(names).isEqualTo(new Names("CVE-2020-14343", List.of("GHSA-8q59-q68h-6hv4", "PYSEC-2021-142")));
    }

    @Test
    void takesTheOneCveThatAnAdvisoryIsAbout() {
        assertThat(Names.of("RHSA-2024:1: openssh (Important)", "https://access.redhat.com/security/cve/CVE-2024-6387"))
                .isEqualTo(new Names("CVE-2024-6387", List.of("RHSA-2024:1")));
    }

    @Test
    void takesNoAliasFromAnAdvisoryThatIsAboutSeveral() {
        assertThat(Names.of("RHSA-2024:1: x", "https://r/CVE-2024-0001 https://r/CVE-2024-0002")
                        .aliases())
                .isEmpty();
    }

    @Test
    void givesACveNoOtherCveAsAlias() {
        assertThat(Names.of("CVE-2024-0001", "https://r/CVE-2024-0002").aliases())
                .isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CVE-2023-45853                      | CVE-2023-45853
            RHSA-2024:1234: openssl (Important) | RHSA-2024:1234
            ELSA-2024-1234: kernel              | ELSA-2024-1234
            """)
    void leavesTheTitleBehindTheNameOut(String name, String id) {
        assertThat(Names.of(name, "").id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            1.2.3                  | 1.2.3
            fixed=5.4              | 5.4
            fixed=2.0%2Bdfsg&introduced=1 | 2.0+dfsg
            introduced=1           | ''
            ''                     | ''
            """)
    void readsTheFixedVersion(String text, String version) {
        assertThat(FixedVersion.of(text)).isEqualTo(version);
    }
}
