package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * From {@code git push} to the commit's status, without GitLab: a bare repository's hook posts what GitLab would, and a recording server
 * takes what GitLab would get. Runs are run as users of this machine's that are nobody's.
 */
@RealTools
class ServeTest extends ServedDelivery {
    @Test
    void deliversEachPushOnItsCommitAndTellsGitLabInOrder() throws Exception {
        Path work = bench.project("shop/web", USERS, "Ann");
        SlipwayRun service = bench.start();
        Path admit = bench.directory.resolve("admit");
        String first = bench.push(
                work,
                "main",
                "First",
                "Build",
                "sh 'id -un; git rev-parse HEAD; touch built'",
                "Check",
                "gitlabStatus name: 'lint', state: 'success'; sh '" + ADMITTED.formatted(admit) + "'");
        bench.awaitLog(1, ">>> Check");
        String second = bench.push(
                work, "main", "Second", "Build", "sh 'git rev-parse HEAD; test ! -e built'", "Check", "error 'no'");
        Files.createFile(admit);

        bench.awaitEnd(1, "SUCCESS");
        bench.awaitEnd(2, "FAILURE");

        assertThat(bench.log(1)).contains("\ngames\n", "\n" + first + "\n");
        assertThat(bench.log(2)).contains("\n" + second + "\n");
        Poll.until(() -> gitlab.of(second).contains("slipway: failed"));
        assertThat(gitlab.of(first))
                .containsExactly(
                        "slipway: pending",
                        "slipway: running",
                        "slipway: Build: running",
                        "slipway: Build: success",
                        "slipway: Check: running",
                        "lint: success",
                        "slipway: Check: success",
                        "slipway: success");
        assertThat(gitlab.of(second))
                .containsExactly(
                        "slipway: pending",
                        "slipway: running",
                        "slipway: Build: running",
                        "slipway: Build: success",
                        "slipway: Check: running",
                        "slipway: Check: failed",
                        "slipway: failed");
        assertThat(gitlab.statuses.get(0).path()).isEqualTo("/api/v4/projects/shop%2Fweb/statuses/" + first);
        assertThat(gitlab.statuses.get(0).body().path("target_url").asText()).isEqualTo(bench.base() + "/runs/1");
        assertThat(gitlab.statuses.get(0).body().path("ref").asText()).isEqualTo("main");
        assertThat(gitlab.statuses).last().satisfies(status -> assertThat(
                        status.body().path("description").asText())
                .isEqualTo("run 2: Check failed"));
        requireSigned(service);
        assertThat(service.signal("TERM").lines()).anyMatch(line -> line.endsWith("stopped"));
    }

    private void requireSigned(SlipwayRun service) throws Exception {
        String key = service.after("the public key is ");
        Path record = bench.state().resolve("runs/1/record/record.json");
        String verified = AppServer.run(
                bench.command("verify", record.toString(), "--key", key).toArray(String[]::new));
        assertThat(verified).contains("nothing was altered", "signed by the key");
        assertThat(bench.page("/runs/1/report").body()).contains("GitLab status", "signed");
    }

    @Test
    void losesNothingAndRepeatsNothingWhenItIsKilled() throws Exception {
        Path work = bench.project("shop/web", USERS, "Ann");
        SlipwayRun service = bench.start();
        Path admit = bench.directory.resolve("admit");
        String run = "sh 'echo ran as $SLIPWAY_ATTEMPT; " + ADMITTED.formatted(admit) + "'";
        String first = bench.push(work, "main", "First", "Build", "sh 'echo ran as $SLIPWAY_ATTEMPT'");
        bench.awaitEnd(1, "SUCCESS");
        String second = bench.push(work, "main", "Second", "Build", run);
        bench.awaitLog(2, "ran as 1");
        String third = bench.push(work, "main", "Third", "Build", run);

        AppServer.run("kill", "-KILL", Long.toString(service.pid()));
        service.end();
        Files.createFile(admit);
        bench.start();
        bench.awaitEnd(2, "SUCCESS");
        bench.awaitEnd(3, "SUCCESS");

        assertThat(bench.log(1)).containsOnlyOnce("\nran as 1\n").doesNotContain("attempt 2");
        assertThat(bench.log(2))
                .containsOnlyOnce("\nran as 1\n")
                .containsOnlyOnce("\nran as 2\n")
                .contains("attempt 2: attempt 1 was cut off when Slipway ended");
        assertThat(bench.log(3)).containsOnlyOnce("\nran as 1\n").doesNotContain("attempt 2");
        assertThat(bench.page("/runs/2").body()).contains("attempt 2");
        Poll.until(() -> gitlab.of(third).contains("slipway: success"));
        assertThat(gitlab.of(first)).endsWith("slipway: success").containsOnlyOnce("slipway: success");
        assertThat(gitlab.of(second))
                .containsSubsequence("slipway: running", "slipway: canceled", "slipway: running", "slipway: success")
                .containsSubsequence("slipway: Build: running", "slipway: Build: canceled", "slipway: Build: success");
    }

    @Test
    void abortsWhatRunsWhenItIsStoppedAndRunsItAgain() throws Exception {
        Path work = bench.project("shop/web", USERS, "Ann");
        bench.more = "grace: 1s\n";
        SlipwayRun service = bench.start();
        Path admit = bench.directory.resolve("admit");
        String sha = bench.push(work, "main", "First", "Build", "sh 'echo ran; " + ADMITTED.formatted(admit) + "'");
        bench.awaitLog(1, "\nran\n");

        service.signal("TERM");

        assertThat(bench.log(1)).contains("Finished: ABORTED", "this run will run again");
        assertThat(gitlab.of(sha)).endsWith("slipway: canceled");
        Files.createFile(admit);
        bench.start();
        bench.awaitEnd(1, "SUCCESS");
        assertThat(bench.log(1)).contains("attempt 2");
    }

    @Test
    void deliversWhileGitLabIsAwayAndTellsItAfterwards() throws Exception {
        Path work = bench.project("shop/web", USERS, "Ann");
        int port = gitlab.port();
        gitlab.close();
        SlipwayRun service = bench.start();

        String sha = bench.push(work, "main", "First", "Build", "echo 'hello'");
        bench.awaitEnd(1, "SUCCESS");
        service.await("GitLab takes no statuses");
        gitlab = new RecordingGitLab(port);

        Poll.until(() -> gitlab.of(sha).size() == 2);
        assertThat(gitlab.of(sha)).containsExactlyInAnyOrder("slipway: Build: success", "slipway: success");
    }
}
