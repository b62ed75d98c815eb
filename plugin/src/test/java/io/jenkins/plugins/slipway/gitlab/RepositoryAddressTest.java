package io.jenkins.plugins.slipway.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gitlab.example.com/shop/web",
                "https://gitlab.example.com/shop/web.git",
                "https://GitLab.Example.com:443/shop/web.git/",
                "https://oauth2:token@gitlab.example.com/shop/web.git"
            })
    void takesEveryWayToWriteAnHttpsAddressForTheSame(String url) {
        assertThat(RepositoryAddress.of(url))
                .contains(new RepositoryAddress("https", "gitlab.example.com", "shop/web"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git@gitlab.example.com:shop/web.git",
                "gitlab.example.com:shop/web",
                "ssh://git@gitlab.example.com/shop/web.git",
                "ssh://git@gitlab.example.com:2222/shop/web.git"
            })
    void takesEveryWayToWriteAnSshAddressForTheSame(String url) {
        assertThat(RepositoryAddress.of(url)).contains(new RepositoryAddress("ssh", "gitlab.example.com", "shop/web"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gitlab.example.com.evil.example/shop/web",
                "https://gitlab.example.com:8443/shop/web",
                "http://gitlab.example.com/shop/web",
                "https://gitlab.example.com/shop/web2",
                "https://gitlab.example.com/shop/Web",
                "https://gitlab.example.com/x/shop/web",
                "https://gitlab.example.com@evil.example/shop/web",
                "https://evil.example/gitlab.example.com/shop/web"
            })
    void doesNotTakeALookAlikeForAProjectsOwn(String url) {
        GitLabConnection connection = new GitLabConnection("https://gitlab.example.com/");

        assertThat(Scms.of(connection, "shop/web")).rejects(url);
    }

    @Test
    void knowsAProjectsOwnAddressesAndTheConfiguredOnes() {
        GitLabConnection connection = new GitLabConnection("https://gitlab.example.com");
        connection.setCloneAddresses(List.of(
                new CloneAddress("shop/web", "/srv/git/web.git"),
                new CloneAddress("shop/other", "/srv/git/other.git")));

        assertThat(Scms.of(connection, "shop/web"))
                .accepts(
                        "https://gitlab.example.com/shop/web.git",
                        "git@gitlab.example.com:shop/web.git",
                        "/srv/git/web.git")
                .rejects("/srv/git/other.git", "/srv/git/web.git.evil", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$REPOSITORY",
                "https://gitlab.example.com/${PROJECT}",
                "https://gitlab.example.com/a/../shop/web",
                "https://gitlab.example.com/shop/web?x=.git",
                "ext::sh -c id",
                "javascript:alert(1)//",
                "https://[",
                "ftp://gitlab.example.com/shop/web"
            })
    void refusesWhatIsNoAddress(String url) {
        assertThat(RepositoryAddress.of(url)).isNotEqualTo(RepositoryAddress.of("https://gitlab.example.com/shop/web"));
        assertThat(Scms.of(new GitLabConnection("https://gitlab.example.com"), "shop/web"))
                .rejects(url);
    }
}
