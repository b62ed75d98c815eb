package io.slipway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.host.local.LocalHost;
import io.slipway.record.Source;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceReaderTest {
    @TempDir
    private Path checkout;

    @ParameterizedTest
    @CsvSource({
        "https://gitlab.example/shop/api.git,https://gitlab.example/shop/api.git",
        "https://ci:token@gitlab.example/shop/api.git,https://gitlab.example/shop/api.git",
        "https://ci:p@ss@gitlab.example/shop/api.git,https://gitlab.example/shop/api.git",
        "ssh://git@gitlab.example/a@b/api.git,ssh://gitlab.example/a@b/api.git",
        "git@gitlab.example:shop/api.git,git@gitlab.example:shop/api.git",
    })
    void keepsNoCredentialOfARemote(String url, String kept) {
        assertThat(SourceReader.withoutCredentials(url)).isEqualTo(kept);
    }

    @Test
    void readsCommitAuthorRemoteAndBranch() throws Exception {
        commit("feature/a,b");
        git("remote", "add", "origin", "https://ci:token@gitlab.example/shop/api.git");

        Source source = read();

        assertThat(source.commit()).matches("[0-9a-f]{40}");
        assertThat(source.author()).isEqualTo("Ann, Lee <ann@example.com>");
        assertThat(source.branch()).hasValue("feature/a,b");
        assertThat(source.url()).isEqualTo("https://gitlab.example/shop/api.git");
        assertThat(source.tag()).isEmpty();
    }

    @Test
    void readsTheHighestReleaseAmongTheTagsOfTheCommit() throws Exception {
        commit("main");
        git("tag", "v1.10.0");
        git("tag", "-a", "-m", "release", "v1.9.0");
        git("tag", "zero");
        git("branch", "v9.0.0");

        assertThat(read().tag()).hasValue("v1.10.0");
    }

    @Test
    void takesTheFirstTagWhereNoneIsARelease() throws Exception {
        commit("main");
        git("tag", "b");
        git("tag", "a");
        git("tag", "nightly/c");

        assertThat(read().tag()).hasValue("a");
    }

    @Test
    void aCheckoutOfACommitHasNoBranch() throws Exception {
        commit("main");
        git("tag", "v1.0.0");
        git("checkout", "--quiet", "--detach");

        assertThat(read().branch()).isEmpty();
        assertThat(read().tag()).hasValue("v1.0.0");
    }

    @Test
    void noConfigurationOfTheRepositoryHidesATag() throws Exception {
        commit("main");
        git("tag", "v1.0.0");
        git("config", "log.excludeDecoration", "refs/*");
        git("config", "log.decorate", "no");
        git("config", "log.showSignature", "true");

        assertThat(read().tag()).hasValue("v1.0.0");
        assertThat(read().branch()).hasValue("main");
    }

    @Test
    void believesNoReplacementOfTheCommit() throws Exception {
        commit("main");
        git("commit", "--quiet", "--allow-empty", "--message", "other", "--author", "Somebody <else@example.com>");
        git("replace", "HEAD~1", "HEAD");
        git("checkout", "--quiet", "HEAD~1");

        assertThat(read().author()).isEqualTo("Ann, Lee <ann@example.com>");
    }

    @Test
    void readsTheNamesWhateverEncodingTheRepositoryAsksFor() throws Exception {
        commit("main");
        git("commit", "--quiet", "--allow-empty", "--message", "other", "--author", "Zoë <zoe@example.com>");
        git("config", "i18n.logOutputEncoding", "ISO-8859-1");

        assertThat(read().author()).isEqualTo("Zoë <zoe@example.com>");
    }

    @Test
    void knowsNothingOfARepositoryWithoutCommits() throws Exception {
        git("init", "--quiet");

        assertThat(SourceReader.read(host())).isEmpty();
    }

    private Source read() throws Exception {
        return SourceReader.read(host()).orElseThrow();
    }

    private LocalHost host() throws Exception {
        return new LocalHost(checkout, Map.of(), System.getenv());
    }

    private void commit(String branch) throws Exception {
        git("init", "--quiet", "--initial-branch", branch);
        git("config", "user.name", "Ann, Lee");
        git("config", "user.email", "ann@example.com");
        git("commit", "--quiet", "--allow-empty", "--message", "text");
    }

    private void git(String... arguments) throws Exception {
        assertThat(host().run(SourceReader.git(host(), arguments)).code()).isZero();
    }
}
