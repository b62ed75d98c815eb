package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComplaintTest {
    @Test
    void isWhatGitSaidLast() {
        assertThat(Complaint.of("""
                        Command "git ls-remote -h -t -- /srv/web.git refs/*[!}]" returned status code 128:
                        stdout:\s
                        stderr: fatal: '/srv/web.git' does not appear to be a git repository
                        fatal: Could not read from remote repository.

                        Please make sure you have the correct access rights
                        and the repository exists.
                        """))
                .isEqualTo("fatal: '/srv/web.git' does not appear to be a git repository"
                        + " fatal: Could not read from remote repository.");
    }

    @Test
    void namesNoPasswordThatStandsInAnAddress() {
        assertThat(Complaint.of("fatal: unable to access 'https://ann:geheim@gitlab.example.com/shop/web.git/'"))
                .contains("https://gitlab.example.com/shop/web.git")
                .doesNotContain("geheim");
    }

    @Test
    void isOneShortLineWithoutControlCharacters() {
        assertThat(Complaint.of("\u001b[31mfatal:\u0007 " + "x".repeat(1000)))
                .hasSizeLessThan(310)
                .doesNotContain("\u001b", "\u0007");
    }
}
