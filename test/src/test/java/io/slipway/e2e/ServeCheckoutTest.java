package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where commits come from: git's own servers, over HTTPS and SSH. */
@RealTools
class ServeCheckoutTest {
    private static final String SHOW = "sh 'git rev-parse HEAD; cat lib/name; git config --list; env'";

    private ServeBench bench;
    private GitHttpsServer https;
    private GitSshServer ssh;

    @BeforeAll
    static void build() throws Exception {
        RunBench.build();
    }

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        bench = new ServeBench(directory);
        https = new GitHttpsServer(directory, directory);
        ssh = new GitSshServer(directory.resolve("ssh"));
        bench.write("clone-token", GitHttpsServer.TOKEN);
        bench.write("known", ssh.known);
        bench.write("stranger", ssh.stranger);
    }

    @AfterEach
    void stop() {
        bench.close();
        https.close();
        ssh.close();
    }

    @Test
    void checksOutOverHttpsAndSshFromServersThatProveWhoTheyAre() throws Exception {
        Path library = bench.project("shop/lib", "user: {protected: uucp, others: proxy}\n", "Ann");
        Path web = bench.project(
                "shop/web",
                "{url: '%s/shop-web.git', token: {file: clone-token}, certificateAuthority: '%s', submodules: fetch}"
                        .formatted(https.url(), https.authority),
                "user: {protected: games, others: news}\n",
                "Ann");
        Path api =
                bench.project("shop/api", overSsh("shop/api", "known"), "user: {protected: lp, others: mail}\n", "Ann");
        Path far = bench.project(
                "shop/far", overSsh("shop/far", "stranger"), "user: {protected: man, others: backup}\n", "Ann");
        addSubmodule(web, library);
        SlipwayRun service = bench.start();

        String first = bench.push(web, "main", "Over HTTPS", "Build", SHOW);
        bench.awaitEnd(1, "SUCCESS");
        String second = bench.push(api, "main", "Over SSH", "Build", "sh 'git rev-parse HEAD; env'");
        bench.awaitEnd(2, "SUCCESS");
        bench.push(far, "main", "From a stranger", "Build", "echo 'never'");
        bench.awaitEnd(3, "FAILURE");

        assertThat(bench.log(1)).contains("\n" + first + "\n", "\nthe library\n");
        assertThat(https.served).contains("/shop-web.git/git-upload-pack", "/shop-lib.git/git-upload-pack");
        assertThat(https.told).isEmpty();
        assertThat(bench.log(2)).contains("\n" + second + "\n");
        assertThat(bench.log(3)).contains("Host key verification failed").doesNotContain("never");
        for (int run = 1; run <= 3; run++) {
            assertThat(bench.log(run)).doesNotContain(GitHttpsServer.TOKEN).doesNotContain(https.encodedToken());
            assertThat(bench.state().resolve("runs/" + run))
                    .isDirectoryNotContaining(
                            file -> file.getFileName().toString().matches("ssh-key|gitconfig"));
        }
        assertThat(service.signal("TERM").text())
                .doesNotContain(GitHttpsServer.TOKEN)
                .contains("cannot look for missed pushes: shop/far");
    }

    @Test
    void checkTellsWhichUserIsMissing() throws Exception {
        bench.project("shop/web", "user: {protected: games, others: no-such-user}\n", "Ann");
        List<String> check =
                bench.command("serve", "--check", "--config", bench.configure().toString());

        SlipwayRun.Ended ended = SlipwayRun.start(check, Map.of()).end();

        assertThat(ended.code()).isEqualTo(10);
        assertThat(ended.lines())
                .singleElement()
                .asString()
                .contains("shop/web: there is no user 'no-such-user'", "useradd --system");
        bench.projects.put("shop/web", bench.projects.get("shop/web").replace("no-such-user", "news"));
        bench.configure();
        assertThat(SlipwayRun.start(check, Map.of()).end().requireSuccess().text())
                .contains("nothing is wrong: 1 project");
    }

    private String overSsh(String project, String known) {
        return "{url: '%s', sshKey: {file: '%s'}, knownHosts: %s}"
                .formatted(ssh.url(bench.bare(project)), ssh.key, known);
    }

    /** Named relative to the repository, as GitLab recommends. */
    private void addSubmodule(Path work, Path library) throws Exception {
        Files.writeString(library.resolve("name"), "the library\n");
        bench.git("-C", library.toString(), "add", "--all");
        bench.git(
                "-C",
                library.toString(),
                "-c",
                "user.name=Ann",
                "-c",
                "user.email=ann@example.com",
                "commit",
                "--quiet",
                "--message",
                "Library");
        bench.git("-C", library.toString(), "-c", "core.hooksPath=/dev/null", "push", "--quiet", "origin", "HEAD:main");
        bench.git(
                "-C",
                work.toString(),
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "--quiet",
                "add",
                "../shop-lib.git",
                "lib");
    }
}
